import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client.ts';
import { temporaryFolder } from '../support/plinth.ts';
import { smallModel } from '../support/small-model.ts';
import { differences } from './parity/differences.ts';
import { type Facts, factsOf, unequal } from './parity/facts.ts';
import { type Ids, type Question, questionsOf } from './parity/questions.ts';
import { startStandalone } from './parity/standalone.ts';
import type { Robot } from './people.ts';
import { awsRoutes, isFor } from './routes.ts';
import type { RunningEdition } from './running-edition.ts';

/** An edition in which the same file was uploaded. */
interface Side {
  readonly owner: ApiClient['fetch'];
  readonly robot: Robot;
  readonly ids: Ids;
  readonly known: ReadonlyMap<string, string>;
  readonly stop?: () => Promise<unknown>;
}

/** Both editions are one product. */
export function paritySuite(edition: () => RunningEdition): void {
  describe('both editions', () => {
    const tenant = `parity-${randomUUID().slice(0, 8)}`;
    let sides: readonly Side[] = [];

    beforeAll(async () => {
      const { people } = edition();
      const standalone = await startStandalone(temporaryFolder(), tenant);
      const owner = await people.owner(tenant);
      const aws = { owner: owner.client.fetch.bind(owner.client), robot: await people.robot(tenant) };
      sides = [await prepared(aws), await prepared(standalone)];
      for (const side of sides) await untilWell(side);
    });

    afterAll(async () => {
      for (const { stop } of sides) await stop?.();
    });

    it('answer every route alike, but for what parity/differences.ts names with its reason', async () => {
      const used = new Set<object>();
      const unexpected: string[] = [];
      for (const question of questionsOf(await awsRoutes())) {
        const [aws, standalone] = await Promise.all(sides.map((side) => answer(side, question)));
        if (aws === undefined || standalone === undefined) throw new Error('An edition is missing.');
        for (const at of unequal(aws, standalone)) {
          const known = differences.find(({ of, fact }) => of.test(question.name) && fact.test(at));
          if (known === undefined) unexpected.push(`${question.name}: ${at}: ${aws.get(at)} | ${standalone.get(at)}`);
          else used.add(known);
        }
      }
      expect(unexpected).toEqual([]);
      expect(differences.filter((one) => !used.has(one))).toEqual([]);
    });
  });
}

async function prepared(side: Omit<Side, 'ids' | 'known'>): Promise<Side> {
  const { robot } = side;
  const { id } = await robot.client.upload(smallModel({ walls: 6 }), { fileName: 'parity.ifc' });
  const { modelId } = await robot.client.waitFor(id);
  const known = new Map([
    [id, 'JOB'],
    [modelId, 'MODEL'],
    [robot.id, 'KEY'],
  ]);
  return { ...side, ids: { jobId: id, modelId, keyId: robot.id }, known };
}

/** A function that has just been started on a busy machine may find a part too slow, and says so for half a minute. */
async function untilWell({ robot: { client } }: Side): Promise<void> {
  for (let looks = 0; looks < 40; looks++) {
    const metrics = await (await client.fetch('/metrics')).text();
    const ready = await client.fetch('/readyz');
    if (ready.ok && !/^plinth_(part_up\{.*\}|jobs_known) 0$/m.test(metrics)) return;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
  throw new Error('An edition is not well.');
}

/** As a program where those may ask, as an owner otherwise; behind a redirect is what it leads to. */
async function answer({ owner, robot, ids, known }: Side, { route, at, init }: Question): Promise<Facts> {
  const ask = isFor(route, 'service') ? robot.client.fetch.bind(robot.client) : owner;
  const response = await ask(at(ids), { ...init, redirect: 'manual' });
  const location = response.headers.get('location');
  if (response.status !== 303 || location === null) return factsOf(response, known);
  const behind = await factsOf(await fetch(location), known);
  return new Map([...(await factsOf(response, known)), ['body', behind.get('body') ?? '']]);
}
