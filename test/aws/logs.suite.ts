import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { saveLogs } from '../../scripts/aws-local/logs.mjs';
import { password } from './people.ts';
import type { RunningEdition } from './running-edition.ts';

/** What lets somebody in, or at an object. */
const secrets: Readonly<Record<string, RegExp>> = {
  'an API key': /plk_[a-z0-9]+_[\w-]{20,}/,
  'a token': /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/,
  'a signature of S3': /X-Amz-Signature=[\da-f]{64}/i,
  'a password': new RegExp(password),
};

/** What functions and workers have written while all the other suites ran. Comes after them. */
export function logSuite(edition: () => RunningEdition): void {
  describe('the logs', () => {
    const lines: string[] = [];

    beforeAll(async () => {
      const { logFolder: to, ...deployed } = edition().edition;
      await saveLogs({ ...deployed, to });
      for (const name of readdirSync(to)) lines.push(...readFileSync(join(to, name), 'utf8').split('\n'));
    });

    it('tell who was not let in, without what they have sent', () => {
      expect(lines.filter((line) => line.includes('Somebody was not let in.')).length).toBeGreaterThan(5);
    });

    it.each(Object.entries(secrets))('do not hold %s', (_, secret) => {
      expect(lines.length).toBeGreaterThan(100);
      expect(lines.filter((line) => secret.test(line))).toEqual([]);
    });
  });
}
