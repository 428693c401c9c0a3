import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { RequestFailed } from '../api/client.ts';
import { StartPage } from '../start/start-page.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { useRoute } from './route.ts';
import { applyStoredTheme } from './theme.tsx';

applyStoredTheme();

/** The 3D view is three quarters of the code: it is fetched when a model is opened. */
const ModelPage = lazy(() => import('../model/model-page.tsx').then((module) => ({ default: module.ModelPage })));

const queryClient = new QueryClient({
  defaultOptions: {
    // The server may be this very machine: it answers without a network, too.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && !(error instanceof RequestFailed && error.status >= 400),
      refetchOnWindowFocus: false,
    },
  },
});

export function App() {
  const { model } = useRoute();
  return (
    <QueryClientProvider client={queryClient}>
      <ErrorBoundary key={model}>
        {model === undefined ? (
          <StartPage />
        ) : (
          <Suspense>
            <ModelPage key={model} modelId={model} />
          </Suspense>
        )}
      </ErrorBoundary>
      <ConnectionNote />
    </QueryClientProvider>
  );
}
