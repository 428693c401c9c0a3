import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { AuditPage } from '../audit/audit-page.tsx';
import { JobsPage } from '../jobs/jobs-page.tsx';
import { KeysPage } from '../keys/keys-page.tsx';
import { ForeignProject } from '../session/foreign-project.tsx';
import { isOwnProject, noteVisit } from '../session/projects.ts';
import { type Permission, useMe } from '../session/session.ts';
import { StartPage } from '../start/start-page.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NotForYou } from './not-for-you.tsx';
import { type PageName, useRoute } from './route.ts';

/** The 3D view is three quarters of the code: it is fetched when a model is opened. */
const ModelPage = lazy(() => import('../model/model-page.tsx').then((module) => ({ default: module.ModelPage })));

const pages: Record<PageName, { readonly permission: Permission; readonly show: () => ReactNode }> = {
  jobs: { permission: 'jobs:read', show: () => <JobsPage /> },
  keys: { permission: 'keys:manage', show: () => <KeysPage /> },
  audit: { permission: 'audit:read', show: () => <AuditPage /> },
};

/** What the address says. */
export function Site() {
  const { project, page, model } = useRoute();
  const me = useMe();
  const isOwn = project === undefined || isOwnProject(me, project);
  useEffect(() => {
    if (isOwn && project !== undefined) noteVisit(me, project);
  }, [me, project, isOwn]);
  if (!isOwn) return <ForeignProject project={project} />;
  return (
    <ErrorBoundary key={model ?? page}>
      <Content page={page} model={model} />
    </ErrorBoundary>
  );
}

interface ContentProps {
  readonly page: PageName | undefined;
  readonly model: string | undefined;
}

function Content({ page, model }: ContentProps) {
  const { permissions } = useMe().principal;
  if (page !== undefined) {
    return permissions.includes(pages[page].permission) ? pages[page].show() : <NotForYou />;
  }
  if (model === undefined) return <StartPage />;
  return (
    <Suspense>
      <ModelPage key={model} modelId={model} />
    </Suspense>
  );
}
