import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServerProcess } from '../support/server.ts';
import { smallModel } from '../support/small-model.ts';

const program = fileURLToPath(new URL('../../dist/plinth.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'plinth-upload-'));
let server: ServerProcess;

beforeAll(async () => {
  server = await ServerProcess.start(join(folder, 'data'));
});

afterAll(async () => {
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('plinth upload', () => {
  it('says when it is interrupted how to go on, and then sends only what is missing', async () => {
    const path = join(folder, 'large.ifc');
    writeFileSync(path, smallModel({ walls: 5, bytes: 18 * 2 ** 20 }));
    const slow = await proxyThatHolds('partNumber=3');
    const first = command('upload', path, '--endpoint', slow.url);
    await slow.isHolding;
    await first.untilItSays('Sending 16.8 MB');
    first.interrupt();
    const interrupted = await first.ended;
    expect(interrupted.code).toBe(130);
    const [, token = ''] = /--resume (\S+)/.exec(interrupted.output) ?? [];
    slow.close();

    const second = await command('upload', path, '--endpoint', server.url, '--resume', token).ended;
    expect([second.code, second.output]).toEqual([0, expect.stringMatching(/5 of 5 with a mesh/)]);
    expect(second.output).toMatch(/^Sending 16\.8 MB of 18\.9 MB/);
  });

  it.each([
    { what: 'no address', args: ['--endpoint', 'plinth'], code: 2, says: /An address such as/ },
    { what: 'a resumption that is none', args: ['--resume', 'x'], code: 2, says: /not what a broken upload/ },
    {
      what: 'a server that is not there',
      args: ['--endpoint', 'http://127.0.0.1:9'],
      code: 4,
      says: /cannot be reached/,
    },
  ])('ends with a clear message for $what', async ({ args, code, says }) => {
    const { code: actual, output } = await command('upload', program, ...args).ended;
    expect([actual, output]).toEqual([code, expect.stringMatching(says)]);
  });
});

/** In front of the server; a request whose address contains the text is never passed on. */
async function proxyThatHolds(text: string) {
  let held = () => {};
  const isHolding = new Promise<void>((resolve) => {
    held = resolve;
  });
  const proxy: Server = createServer((incoming, answer) => {
    if (incoming.url?.includes(text)) return held();
    const { method, headers } = incoming;
    const outgoing = request(new URL(incoming.url ?? '/', server.url), { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    incoming.pipe(outgoing);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, isHolding, close: () => proxy.close() };
}

function command(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const untilItSays = async (text: string) => {
    while (!output.includes(text)) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const ended = once(child, 'close').then(([code]) => ({ code, output }));
  return { ended, untilItSays, interrupt: () => child.kill('SIGINT') };
}
