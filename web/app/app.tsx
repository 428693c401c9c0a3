import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RequestFailed } from '../api/request-failed.ts';
import { useStore } from '../design/store.ts';
import { Failed } from '../session/failed.tsx';
import { session } from '../session/session.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { useRoute } from './route.ts';
import { Site } from './site.tsx';
import { applyStoredTheme } from './theme.tsx';

applyStoredTheme();

/** Whatever is asked is asked of one project for one principal: another one has nothing of what was answered. */
function newQueries(): QueryClient {
  return new QueryClient({
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
}

/** The site for whoever is signed in, the page to sign in for all others. */
export function App() {
  const current = useStore(session, (value) => value.current);
  const { project } = useRoute();
  const who = current.state === 'signed-in' ? `${current.me.principal.id} ${project ?? ''}` : current.state;
  return <Scope key={who} />;
}

function Scope() {
  const [queries] = useState(newQueries);
  return (
    <QueryClientProvider client={queries}>
      <Content />
      <ConnectionNote />
    </QueryClientProvider>
  );
}

function Content() {
  const current = useStore(session, (value) => value.current);
  switch (current.state) {
    case 'opening':
      return <main aria-busy="true" />;
    case 'failed':
      return <Failed error={current.error} />;
    case 'signed-out':
      return <SignInPage way={current.way} note={current.note} />;
    case 'signed-in':
      return <Site />;
  }
}
