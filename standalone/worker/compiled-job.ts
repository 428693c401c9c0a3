import { runCompiled, spareHelpers } from '#adapters/v8';

// dist/process-worker.mjs: the code of main.ts, which comes compiled, with the flags that it was compiled with.
spareHelpers();
runCompiled(new URL('./job.cjs', import.meta.url));
