import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../../support/server.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** `plinth serve` with the web app as its sources are now, on a data folder of its own. */
export class WebServer {
  readonly #process: ServerProcess;
  readonly #folder: string;

  static async start(): Promise<WebServer> {
    run('scripts/build-web.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'plinth-browser-'));
    return new WebServer(await ServerProcess.start(folder), folder);
  }

  private constructor(process: ServerProcess, folder: string) {
    this.#process = process;
    this.#folder = folder;
  }

  /** Without a slash at its end. */
  get url(): string {
    return this.#process.url;
  }

  async end(): Promise<void> {
    await this.#process.end('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Writes the example house. @returns its path. */
export function exampleHouse(folder: string): string {
  const path = join(folder, 'plinth-house.ifc');
  run('dist/generate-example.mjs', path);
  return path;
}

function run(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
}
