import { runCompiled } from '#adapters/v8';

// dist/geometry-worker.mjs: the code of adapters/threads/geometry-worker.ts, which comes compiled.
runCompiled(new URL('./shapes.cjs', import.meta.url));
