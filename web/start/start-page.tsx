import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { modelsQuery } from '../api/queries.ts';
import { SiteHead } from '../app/site-head.tsx';
import { Notice } from '../design/notice.tsx';
import { useMay } from '../session/session.ts';
import { DropArea } from './drop-area.tsx';
import { JobList } from './job-list.tsx';
import { ModelGrid } from './model-grid.tsx';
import './start-page.css';

/** Uploads, what became of them, and the models that there are. */
export function StartPage() {
  const models = useInfiniteQuery(modelsQuery);
  const mayUpload = useMay('uploads:write');
  useEffect(() => {
    document.title = 'Plinth';
  }, []);

  return (
    <div className="start">
      <SiteHead />
      <main className="start-main">
        <h1 className="visually-hidden">Plinth</h1>
        <section className="start-models" aria-labelledby="models-title">
          <h2 id="models-title">Models</h2>
          {models.isError && models.data === undefined ? (
            <Notice isBad title="The models cannot be listed">
              <p>{models.error.message}</p>
              <button type="button" className="button" onClick={() => models.refetch()}>
                Try again
              </button>
            </Notice>
          ) : (
            <ModelGrid models={models.data?.pages.flatMap((page) => page.models)} />
          )}
          {models.hasNextPage && (
            <button
              type="button"
              className="button models-more"
              disabled={models.isFetchingNextPage}
              onClick={() => models.fetchNextPage()}
            >
              Show more models
            </button>
          )}
        </section>
        <aside className="start-side" aria-labelledby="uploads-title">
          <h2 id="uploads-title">{mayUpload ? 'Upload' : 'Jobs'}</h2>
          {mayUpload && <DropArea />}
          <JobList />
        </aside>
      </main>
    </div>
  );
}
