// What is timed, each in a process of its own: `node dist/bench-tasks.mjs TASK FILE` prints one line of JSON.
//
// Code is loaded, and WebAssembly compiled, before the clock starts, that of both engines: Plinth's from
// dist/bench-plinth.cjs, compiled ahead and with the settings of V8 as `plinth process` has them, which compiles the
// WebAssembly for shapes while the file is indexed. What Plinth makes when it is first needed (its instances of that and the
// WebAssembly that reads, manifold-3d, web-ifc for what it leaves to that) is timed, as is the reading of the file.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { runCompiled, spareHelpers } from '#adapters/v8';
import { openAndReadProperties, openAndTessellate, openModel } from './peers/web-ifc.mjs';
import type { Sample } from './sample.ts';

type Task = (path: string) => Promise<Sample>;

const others: Readonly<Record<string, Task>> = {
  'newline scan': async (path) => {
    const began = performance.now();
    const bytes = readFileSync(path);
    let lines = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
    return { ms: performance.now() - began, lines };
  },
  'web-ifc: OpenModel': openModel,
  'web-ifc: OpenModel + properties': openAndReadProperties,
  'web-ifc: OpenModel + geometry': openAndTessellate,
};

function taskOf(name: string): Task | undefined {
  if (!name.startsWith('Plinth: ')) return others[name];
  spareHelpers();
  const { tasks } = runCompiled(new URL('./bench-plinth.cjs', import.meta.url)).exports;
  return (tasks as Readonly<Record<string, Task>>)[name];
}

const [name = '', path = ''] = process.argv.slice(2);
const task = taskOf(name);
if (task === undefined) throw new Error(`There is no task ${JSON.stringify(name)} for ${basename(path)}.`);
const sample = await task(path);
console.log(JSON.stringify({ ...sample, peakMB: Math.round(process.resourceUsage().maxRSS / 1024) }));
process.exit(0);
