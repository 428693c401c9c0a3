import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { environments } from '#lib/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = mkdtempSync(join(tmpdir(), 'plinth-synth-'));
const MINUTES = 60_000;

/** Runs a command and writes, as the last line, the seconds of processor time that it and its children took. */
const TIMED = 'TIMEFORMAT="%U %S"; time "$@"';

/** `npx cdk synth '**' --strict --quiet` as anybody would run it: with no account. */
async function synth(folder: string, ...options: string[]) {
  const cdk = ['node_modules/aws-cdk/bin/cdk', 'synth', '**', '--strict', '--quiet', '--output', join(output, folder)];
  const child = spawn('bash', ['-c', TIMED, 'timed', process.execPath, ...cdk, ...options], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: output, AWS_EC2_METADATA_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], ...streams] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  const printed = streams.join('');
  const [, user, system] = /([\d.]+) ([\d.]+)\s*$/.exec(printed) ?? [];
  return { code, printed, processorSeconds: Number(user) + Number(system) };
}

afterAll(() => rmSync(output, { recursive: true }));

describe("npx cdk synth '**' --strict --quiet", () => {
  // Of processor time, which other work on the machine does not lengthen.
  it(
    'takes all environments, without an account, in less than 60 seconds',
    async () => {
      const { code, printed, processorSeconds } = await synth('app');
      expect({ code, printed }).toMatchObject({ code: 0 });
      for (const { name } of environments) expect(printed).toContain(`${name}/Data`);
      expect(processorSeconds).toBeLessThan(60);
    },
    6 * MINUTES,
  );

  it(
    'sees a runtime that AWS has given up in whichever Stage it is',
    async () => {
      const { code, printed } = await synth('planted', '--app', 'node --import tsx test/support/planted-app.ts');
      expect({ code, printed }).toMatchObject({ code: 1 });
      for (const { name } of environments) expect(printed).toContain(`${name}/Network/Planted/Resource`);
      expect(printed).toContain("Runtime 'nodejs16.x' was deprecated");
    },
    6 * MINUTES,
  );
});
