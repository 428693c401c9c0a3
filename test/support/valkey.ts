import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';

const programs = ['valkey-server', 'redis-server'];

/** The installed server; undefined where there is none. */
export const valkeyProgram = programs.find((program) => spawnSync(program, ['--version']).status === 0);

export const noValkey = 'needs a Valkey or Redis server: apt-get install --no-install-recommends redis-server';

/** A server that a test has for itself. */
export interface TestValkey {
  readonly url: string;
  readonly port: number;
  /** Where it speaks TLS too, by a certificate that it has signed itself. */
  readonly tlsPort: number;
  readonly certificate: string;
  /** Runs a command as the administrator. */
  run(...command: string[]): Promise<unknown>;
  /** It stays the server of its port: `go` lets it answer again. */
  halt(): void;
  go(): void;
  stop(): Promise<void>;
}

export interface ValkeyOptions {
  /** As one node with all slots. */
  readonly isCluster?: boolean;
  readonly isTls?: boolean;
  /** More of the command line. */
  readonly args?: readonly string[];
  readonly port?: number;
}

export async function startValkey({
  isCluster = false,
  isTls = false,
  args = [],
  port: wanted,
}: ValkeyOptions = {}): Promise<TestValkey> {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-valkey-'));
  const port = wanted ?? (await freePort());
  const log = join(folder, 'log');
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const cluster = isCluster ? ['--cluster-enabled', 'yes', '--cluster-port', String(await freePort())] : [];
  const tlsPort = isTls ? await freePort() : 0;
  const certificate = join(folder, 'certificate.pem');
  const tls = isTls ? tlsSettings(folder, certificate, tlsPort) : [];
  const program = spawn(
    valkeyProgram ?? 'valkey-server',
    [...settings, '--logfile', log, ...cluster, ...tls, ...args],
    {
      stdio: 'ignore',
    },
  );
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  const run = async (...command: string[]) => {
    const client = createClient({ socket: { host: '127.0.0.1', port, reconnectStrategy: false } });
    client.on('error', () => undefined); // told by the command
    await client.connect();
    try {
      return await client.sendCommand(command);
    } finally {
      client.destroy();
    }
  };
  await until(
    () => run('PING'),
    () => readFileSync(log, 'utf8'),
  );
  if (isCluster) {
    await run('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await until(
      async () => {
        const info = String(await run('CLUSTER', 'INFO'));
        if (!info.includes('cluster_state:ok')) throw new Error(info);
      },
      () => readFileSync(log, 'utf8'),
    );
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    tlsPort,
    certificate,
    run,
    halt: () => void program.kill('SIGSTOP'),
    go: () => void program.kill('SIGCONT'),
    stop: async () => {
      program.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function tlsSettings(folder: string, certificate: string, port: number): string[] {
  const key = join(folder, 'key.pem');
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = spawnSync('openssl', [...request, ...subject, '-keyout', key, '-out', certificate], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`openssl has made no certificate: ${made.error ?? made.stderr}`);
  const files = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate];
  return ['--tls-port', String(port), ...files, '--tls-auth-clients', 'no'];
}

async function until(check: () => Promise<unknown>, logOf: () => string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await check();
      return;
    } catch (error) {
      if (tries === 100) throw new Error(`The server does not start: ${logOf()}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
