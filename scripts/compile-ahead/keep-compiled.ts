import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compiledUrl, packCompiled, type RunningBundle, runCompiled } from '#adapters/v8';

interface BundleToCompile extends RunningBundle {
  readonly bundle: URL;
  readonly source: string;
}

/** Runs a bundle of dist/ that is not compiled yet; what it loads from beside itself is taken from dist/compile-ahead/. */
export function runToCompile(name: string, here: string): BundleToCompile {
  const bundle = new URL(`../${name}`, here);
  const source = readText(bundle);
  return { ...runCompiled(bundle, new URL(here), { source, compiled: undefined }), bundle, source };
}

/** Writes what V8 has compiled of it so far beside the bundle, together with its text; unless another build came between. */
export function keepCompiled({ bundle, source, script }: BundleToCompile): void {
  const path = fileURLToPath(compiledUrl(bundle));
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, packCompiled(source, script.createCachedData()));
  if (readText(bundle) === source) renameSync(unfinished, path);
  else rmSync(unfinished);
}

const readText = (bundle: URL): string => readFileSync(fileURLToPath(bundle), 'latin1');
