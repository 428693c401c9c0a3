import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Attempt, Reply, Verdict } from './protocol.ts';

/** How an attempt ended. `lost` is the end of the process itself: out of memory, a signal. */
export type Outcome =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'crash' | 'lost'; readonly reason: string }
  | { readonly kind: 'hang'; readonly reason: string };

const processFile = fileURLToPath(new URL('mutant-process.ts', import.meta.url));
/** Of the JavaScript heap: a mutant that needs more ends its process. */
const HEAP_MB = 1024;
const LAST_WORDS = 2000;

/** Tries files in a process of its own, which is ended and replaced where it hangs, and after it has crashed. */
export class MutantRunner {
  readonly #folder = mkdtempSync(join(tmpdir(), 'plinth-fuzz-'));
  #child: ChildProcess | undefined;
  #errors = '';

  /** @param withinMs after which it is a hang. */
  async attempt(attempt: Attempt, withinMs: number): Promise<Outcome> {
    const child = this.#started();
    const outcome = await new Promise<Outcome>((resolve) => {
      const hang = { kind: 'hang', reason: `No answer within ${Math.round(withinMs)} ms.` } as const;
      const timer = setTimeout(() => resolve(hang), withinMs);
      child.once('message', (reply: Reply) => {
        clearTimeout(timer);
        resolve(reply.kind === 'crash' ? { kind: 'crash', reason: reply.stack } : reply);
      });
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        resolve({ kind: 'lost', reason: `The process ended (${signal ?? `exit code ${code}`}). ${this.#errors}` });
      });
      child.send(attempt);
    });
    child.removeAllListeners();
    if (outcome.kind !== 'verdict') this.#end();
    return outcome;
  }

  close(): void {
    this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #started(): ChildProcess {
    if (this.#child !== undefined) return this.#child;
    this.#errors = '';
    const child = fork(processFile, [this.#folder], {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (text) => {
      this.#errors = (this.#errors + String(text)).slice(-LAST_WORDS);
    });
    this.#child = child;
    return child;
  }

  #end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}
