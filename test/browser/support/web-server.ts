import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../../support/server.ts';
import { admitEverybody } from './accounts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** `plinth serve` with the web app as its sources are now, on a data folder of its own. */
export class WebServer {
  /** An API key, where one has to sign in. */
  readonly key: string | undefined;
  readonly #process: ServerProcess;
  readonly #folder: string;

  /** @param hasAccounts whether one has to sign in: see `people`. */
  static async start(hasAccounts: boolean): Promise<WebServer> {
    run('scripts/build-web.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'plinth-browser-'));
    const key = hasAccounts ? await admitEverybody(folder) : undefined;
    const process = await ServerProcess.start(folder, ...(hasAccounts ? ['--sign-in'] : []));
    return new WebServer(process, folder, key);
  }

  private constructor(process: ServerProcess, folder: string, key: string | undefined) {
    this.#process = process;
    this.#folder = folder;
    this.key = key;
  }

  /** Where the owner signs in, once. */
  get signInLink(): string {
    const link = /is ready: (\S+)/.exec(this.#process.output)?.[1];
    if (link === undefined) throw new Error('The server has printed no link.');
    return link;
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
