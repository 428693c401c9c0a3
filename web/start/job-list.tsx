import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { jobsQuery } from '../api/queries.ts';
import { useRoute } from '../app/route.ts';
import { Notice } from '../design/notice.tsx';
import { useStore } from '../design/store.ts';
import { formatCount } from '../format/numbers.ts';
import { JobRow } from '../jobs/job-row.tsx';
import { isActive, useJobs } from '../jobs/use-jobs.ts';
import { uploads } from '../uploads/uploads.ts';
import { UploadRow } from './upload-row.tsx';

/** Of the jobs that have ended, so many are shown at first. */
const SHOWN_ENDED = 5;

/** Uploads on their way, jobs at work, and the newest of those that have ended; the others on demand. */
export function JobList() {
  const client = useQueryClient();
  const jobs = useJobs();
  const all = useStore(uploads, ({ list }) => list);
  const { project } = useRoute();
  const sending = all.filter((upload) => upload.project === project);
  const count = sending.length;
  useEffect(() => {
    if (count >= 0) void client.invalidateQueries({ queryKey: jobsQuery.queryKey });
  }, [client, count]);

  const sendingIds = new Set(sending.map(({ id }) => id));
  const others = jobs.data?.filter(({ id }) => !sendingIds.has(id)) ?? [];
  const [areAllShown, setAreAllShown] = useState(false);
  const active = others.filter(isActive);
  const ended = others.filter((job) => !isActive(job));
  const shown = areAllShown ? ended : ended.slice(0, SHOWN_ENDED);
  return (
    <section className="jobs" aria-label="Jobs">
      {jobs.isError && jobs.data === undefined && (
        <Notice isBad title="The jobs cannot be listed">
          <p>{jobs.error.message}</p>
        </Notice>
      )}
      {jobs.isSuccess && count + others.length === 0 && (
        <p className="jobs-empty">What is uploaded is listed here with its progress and outcome.</p>
      )}
      <ul>
        {sending.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
        {[...active, ...shown].map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      {shown.length < ended.length && (
        <button type="button" className="button small quiet" onClick={() => setAreAllShown(true)}>
          Show {formatCount(ended.length - shown.length)} earlier
        </button>
      )}
    </section>
  );
}
