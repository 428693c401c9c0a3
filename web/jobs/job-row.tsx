import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Job, JobAnswer } from '#api/contracts';
import { request } from '../api/client.ts';
import { jobsQuery } from '../api/queries.ts';
import { Link } from '../app/link.tsx';
import { formatAgo, formatBytes } from '../format/numbers.ts';
import { useMay } from '../session/session.ts';
import { rememberedUploads } from '../uploads/remembered.ts';
import './job-row.css';
import { describeJob } from './job-words.ts';
import { canBeRetried, isActive } from './use-jobs.ts';

interface JobRowProps {
  readonly job: Job;
  /** What else there is to say of it. */
  readonly children?: ReactNode;
}

/** One job: how far it is or how it ended, and what can be done about it. */
export function JobRow({ job, children }: JobRowProps) {
  const client = useQueryClient();
  const mayChange = useMay('jobs:change');
  const change = useMutation({
    mutationFn: (verb: 'cancel' | 'retry') => request(`/v1/jobs/${job.id}/${verb}`, JobAnswer, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: jobsQuery.queryKey }),
  });
  const interrupted =
    job.state === 'awaiting_upload' ? rememberedUploads().find(({ jobId }) => jobId === job.id) : undefined;

  return (
    <li className={`job is-${job.state}`}>
      <div className="job-head">
        <span className="job-name">
          {job.state === 'succeeded' ? <Link to={{ model: job.modelId }}>{job.fileName}</Link> : job.fileName}
        </span>
        <span className="job-actions">
          {mayChange && isActive(job) && (
            <button type="button" className="button small quiet" onClick={() => change.mutate('cancel')}>
              Cancel<span className="visually-hidden"> {job.fileName}</span>
            </button>
          )}
          {mayChange && canBeRetried(job) && (
            <button type="button" className="button small" onClick={() => change.mutate('retry')}>
              Try again<span className="visually-hidden"> {job.fileName}</span>
            </button>
          )}
        </span>
      </div>
      {job.state === 'processing' && (
        <div
          className="bar"
          role="progressbar"
          aria-label={`Processing of ${job.fileName}`}
          aria-valuenow={Math.round(job.percent)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <span style={{ width: `${job.percent}%` }} />
        </div>
      )}
      <p className="job-state">
        <span>{describeJob(job)}</span>
        <span>
          {formatBytes(job.bytes)} · {formatAgo(job.createdAt)}
        </span>
      </p>
      {interrupted && (
        <p className="job-hint">
          {formatBytes(interrupted.sent)} have arrived. Drop the same file again to go on from there.
        </p>
      )}
      {job.error && (
        <p className="job-error">
          {job.error.message} <span>{job.error.remedy}</span>
        </p>
      )}
      {change.isError && (
        <p className="job-error" role="alert">
          {change.error.message}
        </p>
      )}
      {children}
    </li>
  );
}
