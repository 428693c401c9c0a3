export { compileLess } from './compile-less.ts';
export { compiledUrl, packCompiled } from './compiled-file.ts';
export { type RunningBundle, runCompiled } from './run-compiled.ts';
