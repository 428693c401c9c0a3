import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { KilledServer, type Round } from '../../bench/kill/round.ts';
import { randomFrom } from '../../bench/random.ts';

jest.setTimeout(400_000);

/** More of them: `npm run kill`. */
const POINTS = 5;
const folder = mkdtempSync(join(tmpdir(), 'plinth-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a server that is killed while it works', () => {
  it('loses no job, does none twice, shows no half model and leaves nothing over', async () => {
    const server = await KilledServer.start(folder);
    const rounds: Round[] = [];
    try {
      const withinMs = await server.undisturbedMs();
      const random = randomFrom(Math.trunc(withinMs));
      while (rounds.length < POINTS) rounds.push(await server.round(random, withinMs));
    } finally {
      await server.end();
    }
    expect(rounds.flatMap(({ faults }) => faults)).toEqual([]);
    expect(rounds.some(({ attempts }) => attempts > 1)).toBe(true);
  });
});
