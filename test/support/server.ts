import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/plinth.mjs', import.meta.url));
const READY_MS = 120_000;

/** `plinth serve` as a process of its own, as people run it. */
export class ServerProcess {
  /** Without a slash at its end. */
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #output: () => string;

  /** Resolves when it has said that it is ready. */
  static async start(dataFolder: string, ...options: readonly string[]): Promise<ServerProcess> {
    const server = launch(dataFolder, options);
    const url = await new Promise<string>((resolve, reject) => {
      const giveUp = setTimeout(() => reject(new Error(`It is not ready yet:\n${server.output()}`)), READY_MS);
      server.process.stdout?.on('data', () => {
        const found = /is ready: (http:\/\/[^/]+)\//.exec(server.output())?.[1];
        if (found !== undefined) resolve(found);
        if (found !== undefined) clearTimeout(giveUp);
      });
      server.process.on('exit', (code) => {
        clearTimeout(giveUp);
        reject(new Error(`It ended with exit code ${code}:\n${server.output()}`));
      });
    });
    return new ServerProcess(url, server.process, server.output);
  }

  private constructor(url: string, process: ChildProcess, output: () => string) {
    this.url = url;
    this.#process = process;
    this.#output = output;
  }

  /** What it has printed. */
  get output(): string {
    return this.#output();
  }

  /** @returns its exit code; null where the signal ended it. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return this.#process.exitCode;
    const exit = once(this.#process, 'exit');
    this.#process.kill(signal);
    const [code] = await exit;
    return code;
  }
}

/** Runs it to its end, where it is not expected to become ready. */
export async function serveInVain(
  dataFolder: string,
  ...options: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const server = launch(dataFolder, options);
  const [code] = await once(server.process, 'exit');
  return { code, output: server.output() };
}

function launch(dataFolder: string, options: readonly string[]) {
  const args = [program, 'serve', '--port', '0', '--data', dataFolder, ...options];
  const { DATABASE_URL: _url, PLINTH_SIGN_IN: _signIn, PLINTH_HOST: _host, ...env } = process.env;
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (output += String(text)));
  return { process: server, output: () => output };
}
