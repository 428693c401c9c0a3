import { spareHelpers } from '#adapters/v8';
import { keepCompiled, runToCompile } from '../scripts/compile-ahead/keep-compiled.ts';

// dist/compile-ahead/bench.mjs: has Plinth's tasks done with the model that is named, and keeps what V8 has compiled for them.

spareHelpers(); // as bench/tasks.ts
const running = runToCompile('bench-plinth.cjs', import.meta.url);
const tasks = running.exports['tasks'] as Readonly<Record<string, (path: string) => Promise<unknown>>>;
for (const task of ['Plinth: index + properties', 'Plinth: index + geometry', 'Plinth: all files but shapes']) {
  await tasks[task]?.(process.argv[2] ?? '');
}
keepCompiled(running);
