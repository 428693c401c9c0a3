import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { type CompiledFile, readCompiled } from './compiled-file.ts';
import { mapStacks } from './mapped-stacks.ts';

/** What a bundle exports, and V8's script of it. */
export interface RunningBundle {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly script: Script;
}

/** For a bundle: V8 forgets where `import()` in a script belongs when it takes compiled code. */
const importPackage = (name: string): Promise<unknown> => import(name);

/**
 * Runs a CommonJS bundle from V8's compiled code, which another version of Node, or Node with other flags, does not take:
 * then it is compiled as usual. For 100 kB of IFC that is a third of all the time.
 *
 * @param url what `import.meta.url` is in the bundle
 */
export function runCompiled(bundle: URL, url = bundle, { source, compiled }: CompiledFile = readCompiled(bundle)) {
  const path = fileURLToPath(bundle);
  const script = new Script(`(function (exports, require, module, bundleUrl, bundleImport) {${source}\n})`, {
    filename: path,
    ...(compiled && { cachedData: compiled }),
  });
  mapStacks(path);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(bundle), module, url.href, importPackage);
  const running: RunningBundle = { exports: module.exports, script };
  return running;
}
