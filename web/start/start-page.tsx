import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { modelsQuery } from '../api/queries.ts';
import { ThemeSwitch } from '../app/theme.tsx';
import { Notice } from '../design/notice.tsx';
import { Wordmark } from '../design/wordmark.tsx';
import { DropArea } from './drop-area.tsx';
import { JobList } from './job-list.tsx';
import { ModelGrid } from './model-grid.tsx';
import './start-page.css';

/** Uploads, what became of them, and the models that there are. */
export function StartPage() {
  const models = useQuery(modelsQuery);
  useEffect(() => {
    document.title = 'Plinth';
  }, []);

  return (
    <div className="start">
      <header className="start-head">
        <h1>
          <Wordmark />
        </h1>
        <nav aria-label="Site">
          <a href="./docs">API</a>
          <ThemeSwitch />
        </nav>
      </header>
      <main className="start-main">
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
            <ModelGrid models={models.data} />
          )}
        </section>
        <aside className="start-side" aria-labelledby="uploads-title">
          <h2 id="uploads-title">Upload</h2>
          <DropArea />
          <JobList />
        </aside>
      </main>
    </div>
  );
}
