import { describe, expect, it } from '@jest/globals';
import { Problem } from '#api/contracts';
import { rateLimits } from '#core/access';
import { json } from '../support/api-client.ts';
import type { RunningEdition } from './running-edition.ts';

const TOO_MANY = 429;

/** How often one principal may ask. */
export function limitSuite(edition: () => RunningEdition): void {
  describe('a principal who asks too often', () => {
    it('is told when to ask again, is answered then, and keeps nobody else waiting', async () => {
      const robot = await edition().people.robot('acme');
      const other = await edition().people.robot('acme');
      const asked = (await Promise.all(Array.from({ length: 4 }, () => askOften(edition(), robot)))).flat();
      const late = asked.filter(({ status }) => status === TOO_MANY);
      expect(late.length).toBeGreaterThan(0);
      expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200, TOO_MANY]));
      for (const response of late) await expectLimit(response, 'usual', 1);
      expect((await ask(edition(), other)).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect((await ask(edition(), robot)).status).toBe(200);
    });

    it('may announce so many files at once, and then one every twelve seconds', async () => {
      const robot = await edition().people.robot('acme');
      const { burst, everyMs } = rateLimits.uploads;
      for (let number = 0; number < burst; number++) {
        expect((await announce(edition(), robot)).status).toBe(201);
      }
      await expectLimit(await announce(edition(), robot), 'uploads', everyMs / 1000);
      expect((await ask(edition(), robot)).status).toBe(200);
    });
  });
}

/** Without the patience of the client. */
const ask = ({ edition }: RunningEdition, { key }: { readonly key: string }) =>
  fetch(`${edition.api}/v1/me`, { headers: { authorization: `Bearer ${key}` } });

async function askOften(...who: Parameters<typeof ask>): Promise<readonly Response[]> {
  const answers: Response[] = [];
  for (let number = 0; number < rateLimits.usual.burst; number++) answers.push(await ask(...who));
  return answers;
}

function announce({ edition }: RunningEdition, { key }: { readonly key: string }): Promise<Response> {
  const { headers, ...request } = json({ fileName: 'house.ifc', size: 1000 });
  return fetch(`${edition.api}/v1/uploads`, { ...request, headers: { ...headers, authorization: `Bearer ${key}` } });
}

async function expectLimit(response: Response, name: string, mostSeconds: number): Promise<void> {
  const { code } = Problem.parse(await response.json());
  const seconds = Number(response.headers.get('retry-after'));
  expect([response.status, code]).toEqual([TOO_MANY, 'request/too-many']);
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(mostSeconds);
  expect(response.headers.get('ratelimit-policy')).toContain(`"${name}"`);
}
