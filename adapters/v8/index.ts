export { compiledUrl, packCompiled } from './compiled-file.ts';
export { helpersGiveWay } from './helpers-give-way.ts';
export { type RunningBundle, runCompiled } from './run-compiled.ts';
export { spareHelpers } from './spare-helpers.ts';
