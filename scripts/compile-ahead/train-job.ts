import { runInProcess } from '#adapters/child-process';
import { Features, localScope } from '#core/model';

// Has a process of its own convert the model named first, as the server does, into a store in the folder named second.

const [, , path = '', artifactsFolder = ''] = process.argv;
const outcome = await runInProcess(
  { scope: localScope, path, sha256: null, artifactsFolder, features: Features.parse({}) },
  {
    file: new URL('./process-worker.mjs', import.meta.url),
    variables: process.env,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  },
);
if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
