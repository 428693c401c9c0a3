import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { jobsQuery } from '../api/queries.ts';
import { Notice } from '../design/notice.tsx';
import { useStore } from '../design/store.ts';
import { uploads } from '../uploads/uploads.ts';
import { JobRow } from './job-row.tsx';
import { UploadRow } from './upload-row.tsx';
import { useJobs } from './use-jobs.ts';

/** Uploads on their way, and every job, newest first. */
export function JobList() {
  const client = useQueryClient();
  const jobs = useJobs();
  const sending = useStore(uploads, ({ list }) => list);
  const count = sending.length;
  useEffect(() => {
    if (count >= 0) void client.invalidateQueries({ queryKey: jobsQuery.queryKey });
  }, [client, count]);

  const sendingIds = new Set(sending.map(({ id }) => id));
  const others = jobs.data?.filter(({ id }) => !sendingIds.has(id)) ?? [];
  return (
    <section className="jobs" aria-label="Jobs">
      {jobs.isError && (
        <Notice isBad title="The jobs cannot be listed">
          <p>{jobs.error.message}</p>
        </Notice>
      )}
      {jobs.isSuccess && count + others.length === 0 && (
        <p className="jobs-empty">What you upload is listed here with its progress and outcome.</p>
      )}
      <ul>
        {sending.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
        {others.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </section>
  );
}
