import { isRecord } from './values.ts';

/** A value and where it was found. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

/**
 * The values at a path such as `Rules.*.Statement.RateBasedStatement.Limit`; `*` is every item, `**` everything below.
 * Both outcomes of an Fn::If are looked into; AWS::NoValue is nothing.
 */
export function* valuesAt(value: unknown, path: string, from = 'Properties'): Generator<Found> {
  yield* walk({ path: from, value }, path === '' ? [] : path.split('.'));
}

function* walk(found: Found, [step, ...rest]: readonly string[]): Generator<Found> {
  for (const { path, value } of outcomes(found)) {
    if (step === undefined) yield { path, value };
    else if (step === '**') yield* everywhere({ path, value }, rest);
    else if (step === '*') for (const part of partsOf({ path, value })) yield* walk(part, rest);
    else if (isRecord(value) && value[step] !== undefined) {
      yield* walk({ path: `${path}.${step}`, value: value[step] }, rest);
    }
  }
}

function* everywhere(found: Found, rest: readonly string[]): Generator<Found> {
  yield* walk(found, rest);
  for (const part of partsOf(found)) yield* everywhere(part, rest);
}

function partsOf({ path, value }: Found): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, part]) => ({ path: `${path}.${name}`, value: part }));
}

function outcomes({ path, value }: Found): Found[] {
  if (!isRecord(value)) return [{ path, value }];
  if (value['Ref'] === 'AWS::NoValue') return [];
  const branches = value['Fn::If'];
  if (!Array.isArray(branches)) return [{ path, value }];
  return branches.slice(1).flatMap((branch, at) => outcomes({ path: `${path}.Fn::If.${at + 1}`, value: branch }));
}
