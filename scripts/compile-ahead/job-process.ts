import { spareHelpers } from '#adapters/v8';
import { keepCompiled, runToCompile } from './keep-compiled.ts';

// In place of dist/process-worker.mjs: keeps what V8 has compiled when the job is answered, after which the process ends.

spareHelpers(); // as standalone/worker/compiled-job.ts
const running = runToCompile('job.cjs', import.meta.url);
process.once('disconnect', () => keepCompiled(running));
