// `node bench/speed/at-once.mjs PROGRAM ARGUMENT ...`: runs a task (bench/tasks.ts) in two processes at once. Prints the time
// for one of the two: half of what the slower takes. That is the most that a second processor can give to this work here:
// processors share caches and memory, and the system makes room for one at a time.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const both = await Promise.all(Array.from({ length: 2 }, () => run(process.execPath, process.argv.slice(2))));
const samples = both.map(({ stdout }) => JSON.parse(stdout));
const ms = Math.max(...samples.map((sample) => sample.ms)) / 2;
const peakMB = samples.reduce((sum, sample) => sum + sample.peakMB, 0);
console.log(JSON.stringify({ ...samples[0], ms, peakMB }));
