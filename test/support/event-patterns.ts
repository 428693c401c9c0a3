/**
 * Whether EventBridge would hand an event on by a pattern: every field of the pattern has one of its values.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 *
 * @throws for operators that no pattern of Plinth has.
 */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return [event].flat().some((value) => pattern.some((one) => matchesValue(one, value)));
  return Object.entries(Object(pattern)).every(([name, part]) =>
    name === '$or'
      ? [part].flat().some((one: unknown) => matchesPattern(one, event))
      : matchesPattern(part, Object(event)[name]),
  );
}

const operators: Readonly<Record<string, (value: string, text: string) => boolean>> = {
  prefix: (value, text) => value.startsWith(text),
  suffix: (value, text) => value.endsWith(text),
};

function matchesValue(wanted: unknown, value: unknown): boolean {
  if (typeof wanted === 'string') return wanted === value;
  const [[operator, text] = [], ...others] = Object.entries(Object(wanted));
  const is = operators[operator ?? ''];
  if (is === undefined || typeof text !== 'string' || others.length > 0) {
    throw new Error(`An operator that is not known: ${JSON.stringify(wanted)}`);
  }
  return typeof value === 'string' && is(value, text);
}
