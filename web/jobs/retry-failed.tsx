import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RetriedJobs } from '#api/contracts';
import { request } from '../api/client.ts';
import { jobsQuery, metricsQuery } from '../api/queries.ts';
import { Icon } from '../design/icon.tsx';
import { formatCount } from '../format/numbers.ts';
import { jobNumbers } from './numbers.ts';

/** Tries all failed jobs of the project again. */
export function RetryFailed() {
  const client = useQueryClient();
  const { data } = useQuery(metricsQuery);
  const failed = (data && jobNumbers(data)?.count('failed')) ?? 0;
  const retrying = useMutation({
    mutationFn: () => request('/v1/jobs/retry-failed', RetriedJobs, { method: 'POST' }),
    onSettled: () =>
      Promise.all([jobsQuery, metricsQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey }))),
  });
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={retrying.isPending}
        title={failed === 0 ? 'None has failed in the last 24 hours' : undefined}
        onClick={() => retrying.mutate()}
      >
        <Icon name="retry" size={14} /> Try all failed again
      </button>
      <p className="jobs-outcome" role="status">
        {retrying.isSuccess && outcome(retrying.data)}
      </p>
      {retrying.isError && (
        <p className="error" role="alert">
          {retrying.error.message}
        </p>
      )}
    </>
  );
}

function outcome({ jobs, isComplete }: RetriedJobs): string {
  const count = jobs.length;
  if (count === 0) return 'No failed job can be tried again.';
  const again = count === 1 ? 'One job is on its way again' : `${formatCount(count)} jobs are on their way again`;
  return isComplete ? `${again}.` : `${again}, and there are more.`;
}
