import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database } from '#adapters/postgres';
import { noServer, serverFolder, startServer, type TestServer } from '../support/database.ts';
import { suitesNeeding } from '../support/needs.ts';

jest.setTimeout(60_000); // the machine may be busy

const bin = serverFolder();
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A server whose certificate, for the name `localhost` alone, is vouched for by an authority of its own. */
function onEncryptingServer(bin: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-tls-'));
  let server: TestServer;
  let url: URL;

  const openssl = (...args: string[]) => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const makeAuthority = (name: string) =>
    openssl(
      ...`req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${name} -keyout ${name}.key -out ${name}.crt`.split(' '),
    );
  const authority = (name: string) => [readFileSync(join(folder, `${name}.crt`), 'utf8')];
  const open = async (host: string, certificateAuthorities: readonly string[]) => {
    const address = new URL(url);
    address.hostname = host;
    const database = await Database.open({ url: address.href, certificateAuthorities });
    const pool = database.pool({ statementTimeoutMs: 0 });
    const { rows } = await pool.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    await database.close();
    return rows;
  };

  beforeAll(async () => {
    makeAuthority('ours');
    makeAuthority('theirs');
    openssl(
      ...'req -newkey rsa:2048 -nodes -subj /CN=localhost -addext subjectAltName=DNS:localhost'.split(' '),
      ...'-keyout server.key -out server.csr'.split(' '),
    );
    openssl(
      ...'x509 -req -in server.csr -CA ours.crt -CAkey ours.key -days 2 -copy_extensions copy -out server.crt'.split(
        ' ',
      ),
    );
    chmodSync(folder, 0o755);
    if (process.getuid?.() === 0) spawnSync('chown', ['postgres', 'server.key'], { cwd: folder });
    server = await startServer(bin);
    url = new URL(server.newDatabase());
    for (const [name, value] of [
      ['ssl_cert_file', 'server.crt'],
      ['ssl_key_file', 'server.key'],
    ]) {
      server.run(`ALTER SYSTEM SET ${name} = '${join(folder, value ?? '')}'`);
    }
    server.run('ALTER SYSTEM SET ssl = on');
    server.run('SELECT pg_reload_conf()');
  }, 120_000);

  afterAll(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });

  describe('a connection with certificate authorities', () => {
    it('is encrypted, to a server that one of them vouches for', async () => {
      expect(await open('localhost', [...authority('theirs'), ...authority('ours')])).toEqual([{ ssl: true }]);
    });

    it('is refused to a server that none of them vouches for', async () => {
      await expect(open('localhost', authority('theirs'))).rejects.toMatchObject({
        code: 'database/unreachable',
        message: expect.stringMatching(/unable to (verify|get)/),
      });
    });

    it('is refused to a server that has another name', async () => {
      await expect(open('127.0.0.1', authority('ours'))).rejects.toMatchObject({
        code: 'database/unreachable',
        message: expect.stringMatching(/IP|altnames/),
      });
    });
  });
}

suitesNeeding('PostgreSQL with TLS', bin !== undefined && hasOpenssl, `${noServer}, and openssl`, () =>
  onEncryptingServer(bin ?? ''),
);
