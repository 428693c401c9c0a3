import { createHash } from 'node:crypto';

/** An answer as facts that can be compared one by one: `status`, `header.<name>`, `body.jobs[0].state`. */
export type Facts = ReadonlyMap<string, string>;

/** @param known texts that are another one in each edition, and what to call them. */
export async function factsOf(response: Response, known: ReadonlyMap<string, string>): Promise<Facts> {
  const type = response.headers.get('content-type') ?? '';
  const body = Buffer.from(await response.arrayBuffer());
  const facts: [string, unknown][] = [
    ['status', response.status],
    ...[...response.headers].map(([name, value]): [string, unknown] => [`header.${name}`, value]),
    ...bodyFacts(type, body),
  ];
  return new Map(facts.map(([name, value]) => [name, sameForBoth(String(value), known)]));
}

function bodyFacts(type: string, body: Buffer): [string, unknown][] {
  if (body.length === 0) return [];
  if (/^application\/([a-z]+\+)?json/.test(type)) return [...leaves('body', JSON.parse(body.toString()))];
  if (type.startsWith('text/plain')) return body.toString().split('\n').filter(Boolean).map(metricFact);
  return [['body', createHash('sha256').update(body).digest('hex')]];
}

/** A line of the Prometheus text format: `name{labels} value`, or a comment. */
function metricFact(line: string): [string, unknown] {
  const [, name = line, value = ''] = /^([^#\s]\S*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
  return [`body.${name}`, value];
}

function* leaves(at: string, value: unknown): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leaves(`${at}[${index}]`, item);
    if (value.length === 0) yield [at, '[]'];
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* leaves(`${at}.${name}`, item);
  } else {
    yield [at, value];
  }
}

/** Ids, times and known texts by what they are. */
function sameForBoth(text: string, known: ReadonlyMap<string, string>): string {
  let same = text;
  for (const [given, name] of known) same = same.replaceAll(given, name);
  return same
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME')
    .replaceAll(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g, 'TIME')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'UUID');
}

/** Names of the facts that are not the same, or that only one of the answers has. */
export function unequal(one: Facts, other: Facts): readonly string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name));
}
