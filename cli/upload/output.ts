import type { ResumableUpload } from '#api/client';
import type { Job } from '#api/contracts';
import { failureEvent, failureText } from '../failure-text.ts';
import { bytes } from '../numbers.ts';
import { ProgressLine } from '../progress-line.ts';
import { jobProgressText, jobResultText } from './job-text.ts';
import { resumeToken } from './resume-token.ts';

/** Where events go: lines of JSON, or a terminal. */
export interface UploadOutput {
  sent(done: number, total: number): void;
  job(job: Job): void;
  ended(job: Job): void;
  /** `upload`: where it can go on; `job`: what goes on without us. */
  failed(error: unknown, left: { readonly upload?: ResumableUpload | undefined; readonly job?: Job | undefined }): void;
}

export function uploadOutput(asJson: boolean): UploadOutput {
  return asJson ? jsonOutput() : textOutput();
}

const endEvents = { succeeded: 'done', rejected: 'refused', cancelled: 'interrupted' } as const;

function jsonOutput(): UploadOutput {
  const print = (event: object) => console.log(JSON.stringify(event));
  return {
    sent: (done, total) => print({ event: 'sent', done, total }),
    job: (job) => print({ event: 'progress', id: job.id, state: job.state, stage: job.stage, percent: job.percent }),
    ended: (job) => print({ event: (endEvents as Partial<Record<Job['state'], string>>)[job.state] ?? 'failed', job }),
    failed: (error, { upload, job }) =>
      print({ ...failureEvent(error), ...(upload && { resume: resumeToken(upload) }), ...(job && { job }) }),
  };
}

function textOutput(): UploadOutput {
  const line = process.stderr.isTTY ? new ProgressLine(process.stderr) : undefined;
  let last = '';
  const show = (text: string) => {
    if (line) line.showText(text);
    else if (text !== last) console.error(text);
    last = text;
  };
  return {
    sent: (done, total) => show(`Sending ${bytes(done)} of ${bytes(total)}`),
    job: (job) => show(jobProgressText(job)),
    ended: (job) => {
      line?.clear();
      console.log(jobResultText(job));
    },
    failed: (error, { upload, job }) => {
      line?.clear();
      console.error(failureText(error));
      if (upload) console.error(`  To go on, give the same command and --resume ${resumeToken(upload)}`);
      if (job) console.error(`  The file has arrived; job ${job.id} goes on without this command.`);
    },
  };
}
