import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ask, certificateEnd } from '../../../lambdas/prober/ask.ts';
import { suitesNeeding } from '../../support/needs.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** Answers everything so, without TLS. @returns its port. */
async function plainServer(status: number, text: string): Promise<number> {
  const server = createServer((_, response) => response.writeHead(status).end(text)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

describe('a question of the prober', () => {
  it('brings the answer whatever its status, and how long it took', async () => {
    const answer = await ask(new URL(`http://127.0.0.1:${await plainServer(503, '{}')}/readyz`));
    expect(answer).toEqual({ status: 503, text: '{}', milliseconds: expect.any(Number) });
    expect(answer.milliseconds).toBeGreaterThan(0);
  });

  it('fails where nobody answers', async () => {
    await expect(ask(new URL('http://127.0.0.1:1/readyz'))).rejects.toThrow();
  });
});

describe('the end of a certificate', () => {
  it('cannot be told of a server without TLS, or that is not there', async () => {
    await expect(certificateEnd(new URL(`https://127.0.0.1:${await plainServer(200, '')}`))).rejects.toThrow();
    await expect(certificateEnd(new URL('https://127.0.0.1:1'))).rejects.toThrow();
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** Asks a server with the certificate in the folder for its end. */
const script = `
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { certificateEnd } from ${JSON.stringify(fileURLToPath(new URL('../../../lambdas/prober/ask.ts', import.meta.url)))};
const server = createServer({ key: readFileSync('key.pem'), cert: readFileSync('cert.pem') }).listen(0, async () => {
  const end = await certificateEnd(new URL('https://localhost:' + server.address().port)).catch(({ code }) => code);
  console.log(end instanceof Date ? Math.round((end.getTime() - Date.now()) / 864e5) : end);
  process.exit();
});`;

suitesNeeding('The certificate of a TLS server', hasOpenssl, 'openssl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-certificate-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const made = '-nodes -keyout key.pem -out cert.pem -days 40 -subj /CN=localhost -addext subjectAltName=DNS:localhost';
  spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...made.split(' ')], { cwd: folder });
  const run = (environment: Record<string, string>) => {
    const tsx = fileURLToPath(import.meta.resolve('tsx'));
    const node = ['--import', tsx, '--input-type=module', '-e', script];
    return spawnSync(process.execPath, node, { cwd: folder, env: environment, encoding: 'utf8' }).stdout.trim();
  };

  it('is told in days, where it is trusted', () => {
    expect(run({ NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') })).toBe('40');
  });

  it('is not told where it is not', () => {
    expect(run({})).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});
