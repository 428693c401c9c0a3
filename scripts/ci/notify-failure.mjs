// @ts-check
// `npm run notify:failure`: tells a webhook, as Slack takes it, which jobs have failed. FAILURE_WEBHOOK is its address; where
// there is none, GitHub's own mail has to do. JOB_RESULTS: `{ "<job>": { "result": "failure" } }`.

import { z } from 'zod';

const Results = z.record(z.string(), z.object({ result: z.string() }));
const {
  FAILURE_WEBHOOK: webhook = '',
  JOB_RESULTS = '{}',
  GITHUB_SERVER_URL,
  GITHUB_REPOSITORY,
  GITHUB_RUN_ID,
} = process.env;

const failed = Object.entries(Results.parse(JSON.parse(JOB_RESULTS)))
  .filter(([, { result }]) => result === 'failure')
  .map(([name]) => name);
const run = `${GITHUB_SERVER_URL ?? ''}/${GITHUB_REPOSITORY ?? ''}/actions/runs/${GITHUB_RUN_ID ?? ''}`;
const text = `Plinth: ${failed.join(', ') || 'a job'} failed. ${run}`;
console.log(text);
if (webhook !== '') {
  const body = JSON.stringify({ text });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(webhook, { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) });
  if (!response.ok) throw new Error(`The webhook answers ${response.status}.`);
}
