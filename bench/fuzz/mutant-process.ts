// A process that tries one file after the other: `MutantRunner` starts it, and ends it where it hangs.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { peakMemoryMB } from '#adapters/model-file';
import { randomFrom } from '../random.ts';
import { applied } from './edits.ts';
import { judge } from './judge.ts';
import { editsOf } from './operators.ts';
import type { Attempt, Reply } from './protocol.ts';

const [folder = ''] = process.argv.slice(2);
const originals = new Map<string, Buffer>();

process.on('message', async (attempt: Attempt) => {
  const path = `${folder}/mutant${extname(attempt.path)}`;
  writeFileSync(path, mutantOf(attempt));
  const reply = await answerTo(path, attempt);
  rmSync(path);
  process.send?.(reply);
});
process.once('disconnect', () => process.exit());
// An interruption from a terminal reaches this process, too. Who has started it reports what was tried, and ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

function mutantOf({ path, seed, edits: kept }: Attempt): Buffer {
  if (seed === null) return readFileSync(path);
  const original = originals.get(path) ?? readFileSync(path);
  originals.set(path, original);
  const edits = editsOf(original, randomFrom(seed));
  return applied(original, kept === null ? edits : edits.filter((_, position) => kept.includes(position)));
}

async function answerTo(path: string, { mode }: Attempt): Promise<Reply> {
  const began = performance.now();
  const before = process.cpuUsage();
  try {
    const judged = await judge(path, mode);
    const { user, system } = process.cpuUsage(before);
    const milliseconds = Math.min(performance.now() - began, (user + system) / 1000);
    return { kind: 'verdict', verdict: { ...judged, milliseconds, peakMB: peakMemoryMB() } };
  } catch (error) {
    return { kind: 'crash', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
