import { useInfiniteQuery } from '@tanstack/react-query';
import { foundJobsQuery } from '../api/queries.ts';
import { Notice } from '../design/notice.tsx';
import type { JobFilter } from './job-filters.ts';
import { JobHistory } from './job-history.tsx';
import { JobRow } from './job-row.tsx';
import { isActive } from './use-jobs.ts';

const ACTIVE_MS = 2000;
const IDLE_MS = 10_000;

/** The jobs of a state, newest first, and more of them on demand. */
export function FoundJobs({ filter }: { readonly filter: JobFilter }) {
  const found = useInfiniteQuery({
    ...foundJobsQuery(filter.states),
    refetchInterval: ({ state }) => (state.data?.pages.some(({ jobs }) => jobs.some(isActive)) ? ACTIVE_MS : IDLE_MS),
  });
  const jobs = found.data?.pages.flatMap((page) => page.jobs);
  if (jobs === undefined) {
    if (found.error === null) return <p role="status">Fetching the jobs …</p>;
    return (
      <Notice isBad title="The jobs cannot be listed">
        <p>{found.error.message}</p>
        <button type="button" className="button" onClick={() => found.refetch()}>
          Try again
        </button>
      </Notice>
    );
  }
  if (jobs.length === 0) return <p className="jobs-empty">{filter.states.length === 0 ? 'No file yet.' : 'None.'}</p>;
  return (
    <>
      <ul className="jobs-list" aria-label="Jobs found">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job}>
            <JobHistory job={job} />
          </JobRow>
        ))}
      </ul>
      {found.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          Show more
        </button>
      )}
    </>
  );
}
