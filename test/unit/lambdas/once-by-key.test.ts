import { IdempotencyItemAlreadyExistsError, IdempotencyItemNotFoundError } from '@aws-lambda-powertools/idempotency';
import { BasePersistenceLayer, type IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import { describe, expect, it } from '@jest/globals';
import { Problem } from '#api/contracts';
import { onceByKey } from '../../../lambdas/uploads/once-by-key.ts';
import { lambdaContext } from '../../support/lambda-events.ts';

/** Keeps records as the table does: whoever comes second finds the first one's. */
class MemoryRecords extends BasePersistenceLayer {
  readonly records = new Map<string, IdempotencyRecord>();

  protected async _putRecord(record: IdempotencyRecord): Promise<void> {
    const existing = this.records.get(record.idempotencyKey);
    if (existing !== undefined) throw new IdempotencyItemAlreadyExistsError('It is there.', existing);
    this.records.set(record.idempotencyKey, record);
  }

  protected async _getRecord(key: string): Promise<IdempotencyRecord> {
    const record = this.records.get(key);
    if (record === undefined) throw new IdempotencyItemNotFoundError();
    return record;
  }

  protected async _updateRecord(record: IdempotencyRecord): Promise<void> {
    this.records.set(record.idempotencyKey, record);
  }

  protected async _deleteRecord({ idempotencyKey }: IdempotencyRecord): Promise<void> {
    this.records.delete(idempotencyKey);
  }
}

const announcement = (key: string | undefined, body = '{"size":1}', path = '/v1/uploads') =>
  new Request(`https://api.example${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
  });

const codeOf = async (answer: Response) => Problem.parse(await answer.json()).code;

function gate() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

/** Answers with the number of the request; by a status other than 201 where the body says so. */
function counting(wait: Promise<unknown> = Promise.resolve()) {
  const bodies: string[] = [];
  const records = new MemoryRecords();
  const answer = onceByKey(async (request) => {
    bodies.push(await request.text());
    await wait;
    const status = Number(/"status":(\d+)/.exec(bodies.at(-1) ?? '')?.[1] ?? 201);
    return Response.json({ number: bodies.length }, { status });
  }, records);
  return { bodies, records, ask: (request: Request) => answer(request, lambdaContext()) };
}

describe('POST /v1/uploads with an Idempotency-Key', () => {
  it('gives the same ticket again', async () => {
    const { ask, bodies } = counting();
    const answers = [await ask(announcement('k1')), await ask(announcement('k1'))];
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ number: 1 }, { number: 1 }]);
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual(
      Array(2).fill([201, 'application/json']),
    );
    expect(bodies).toEqual(['{"size":1}']);
  });

  it('gives another ticket for another key, and for none', async () => {
    const { ask, bodies } = counting();
    for (const key of ['k1', 'k2', undefined, undefined]) expect((await ask(announcement(key))).status).toBe(201);
    expect(bodies).toHaveLength(4);
  });

  it('refuses the key of another announcement', async () => {
    const { ask, bodies } = counting();
    await ask(announcement('k1'));
    const refused = await ask(announcement('k1', '{"size":2}'));
    expect([refused.status, await codeOf(refused), bodies.length]).toEqual([422, 'request/key-used', 1]);
  });

  it('asks to come again while the first request is being answered', async () => {
    const { promise, resolve } = gate();
    const { ask } = counting(promise);
    const first = ask(announcement('k1'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    const second = await ask(announcement('k1'));
    expect([second.status, second.headers.get('retry-after')]).toEqual([409, '1']);
    expect(await codeOf(second)).toBe('request/in-progress');
    resolve();
    expect((await first).status).toBe(201);
  });

  it.each([400, 413, 500])('does not keep an answer of status %i', async (status) => {
    const { ask, bodies, records } = counting();
    for (const _ of [1, 2]) expect((await ask(announcement('k1', `{"status":${status}}`))).status).toBe(status);
    expect([bodies.length, records.records.size]).toEqual([2, 0]);
  });

  it.each(['', 'with space', 'ü', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const { ask } = counting();
    const request = announcement(undefined);
    request.headers.set('idempotency-key', encodeURIComponent(key) === key ? key : key.replace('ü', '\u00fc'));
    const answer = await ask(request);
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'request/invalid']);
  });

  it('means nothing to other requests', async () => {
    const { ask, bodies, records } = counting();
    const path = '/v1/uploads/3f2504e0-4f89-41d3-9a0c-0305e82c3301/sign';
    for (const _ of [1, 2]) await ask(announcement('k1', '{}', path));
    expect([bodies.length, records.records.size]).toEqual([2, 0]);
  });
});
