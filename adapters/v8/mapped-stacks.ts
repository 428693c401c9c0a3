import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Where a call stands. */
type Place = Pick<NodeJS.CallSite, 'getFileName' | 'getLineNumber' | 'getColumnNumber'>;

const maps = new Map<string, SourceMap | undefined>();

/**
 * Makes stacks of errors name the TypeScript that a bundle was made from, by the map beside it. The map is read when the
 * first stack is shown; Node's own way reads all maps at the start, which takes 40 ms.
 */
export function mapStacks(path: string): void {
  Error.prepareStackTrace = stackText;
  maps.set(path, undefined);
}

/** The stack of an error as V8 writes it, but for the places in bundles named to `mapStacks`. */
export function stackText(error: Error, sites: readonly Place[]): string {
  return [headOf(error), ...sites.map((site) => `    at ${mapped(site)}`)].join('\n');
}

function headOf(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error'; // whose name or message cannot be read
  }
}

function mapped(site: Place): string {
  const text = String(site);
  const [path, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()];
  if (!path || line === null || column === null || !maps.has(path)) return text;
  const entry = mapOf(path)?.findEntry(line - 1, column - 1);
  if (!entry || !('originalSource' in entry)) return text;
  const { originalSource, originalLine, originalColumn } = entry;
  const source = new URL(originalSource, pathToFileURL(path)).href;
  return text.replace(`${path}:${line}:${column}`, `${source}:${originalLine + 1}:${originalColumn + 1}`);
}

function mapOf(path: string): SourceMap | undefined {
  let map = maps.get(path);
  if (map === undefined) {
    map = readMap(path);
    maps.set(path, map);
  }
  return map;
}

/** Without its map, a stack names the bundle. */
function readMap(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')));
  } catch {
    return undefined;
  }
}
