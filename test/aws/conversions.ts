import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ends every conversion of a worker as the kernel does when memory runs out, until the promise has settled. */
export async function endConversionsUntil<T>(settled: Promise<T>, bundle: string): Promise<T> {
  let isOver = false;
  const ending = settled.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const pid of conversionsOf(bundle)) end(pid);
    await Promise.race([ending, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  return ending;
}

/** Processes that run this very bundle, as Linux lists them. */
function conversionsOf(bundle: string): readonly number[] {
  const program = join(bundle, 'conversion.mjs');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).includes(program))
    .map(Number);
}

function commandLine(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // it has ended meanwhile
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}
