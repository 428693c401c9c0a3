import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run deploy -- ...`, by somebody who has nothing but these variables. */
function deploy(args: string[], variables: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], HOME: tmpdir(), AWS_EC2_METADATA_DISABLED: 'true', ...variables };
  const options = { cwd: root, env, encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/deploy.mjs', ...args],
    options,
  );
  return { status, stdout, stderr };
}

const credentials = { AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing' };

describe('npm run deploy', () => {
  it('asks for an environment and tells which there are', () => {
    expect(deploy([])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('dev | staging | production | local'),
    });
    expect(deploy(['--force'])).toMatchObject({ status: 2 });
  });

  it('refuses an environment that does not exist', () => {
    const { status, stderr } = deploy(['prod'], credentials);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('no environment `prod`') });
  });

  it('refuses to begin when nobody is signed in, and says how to sign in', () => {
    const { status, stderr } = deploy(['dev']);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('AWS_PROFILE') });
  });

  it('does not deploy the environment `local` into a real account', () => {
    const { status, stderr } = deploy(['local'], credentials);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('AWS_ENDPOINT_URL') });
  });

  it('hands options and the exit code on to cdk', () => {
    const nowhere = { ...credentials, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const help = deploy(['dev', '--help'], nowhere);
    expect(help).toMatchObject({ status: 0, stdout: expect.stringContaining('cdk deploy') });
    expect(deploy(['dev', '--app', 'exit 3'], nowhere).status).toBe(1);
  });
});
