import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { smallModel } from '../support/small-model.ts';
import type { RunningEdition } from './running-edition.ts';

const program = fileURLToPath(new URL('../../dist/plinth.mjs', import.meta.url));

/** The command line against the deployed API. */
export function commandSuite(edition: () => RunningEdition): void {
  describe('plinth upload', () => {
    it.each([
      { name: 'walls.ifc', content: smallModel({ walls: 17 }), code: 0, says: /17 of 17 with a mesh/ },
      { name: 'parts.ifc', content: smallModel({ bytes: 20 * 2 ** 20 }), code: 0, says: /2 of 2 with a mesh/ },
      { name: 'letter.ifc', content: 'Dear Sirs,', code: 3, says: /\[step\/not-step\]/ },
    ])('sends $name and tells its result', async ({ name, content, code, says }) => {
      const path = join(edition().edition.folder, name);
      writeFileSync(path, content);
      const { status, output } = await run(edition(), 'upload', path);
      expect([status, output]).toEqual([code, expect.stringMatching(says)]);
    });
  });
}

async function run(
  { edition, robot }: RunningEdition,
  ...args: readonly string[]
): Promise<{ readonly status: number | null; readonly output: string }> {
  const env = { ...process.env, PLINTH_ENDPOINT: edition.api, PLINTH_TOKEN: robot.key };
  const command = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (text) => (output += String(text)));
  const [status] = await once(command, 'close');
  return { status, output };
}
