const TOKEN =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"[^"]+"|'[^']+'|[^\s()"']+)\s*\)|(TRUE|FALSE)\b|(AND|OR|NOT)\b|([()]))/gy;

/**
 * Whether the rule of a composite alarm can be read: states of alarms, TRUE and FALSE, joined by AND, OR, NOT and brackets.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function isAlarmRule(rule: string): boolean {
  const tokens = tokensOf(rule.trim());
  if (tokens === undefined) return false;
  const rest = expression(tokens);
  return rest?.length === 0;
}

/** States and constants as `1`; undefined where something else stands there. */
function tokensOf(rule: string): string[] | undefined {
  const found = [...rule.matchAll(TOKEN)];
  const read = found.reduce((length, [whole]) => length + whole.length, 0);
  return read === rule.length
    ? found.map(([, state, constant, word, bracket]) => ((state ?? constant) ? '1' : (word ?? bracket ?? '')))
    : undefined;
}

/** What is left of the tokens after one expression; undefined where there is none. */
function expression(tokens: readonly string[]): readonly string[] | undefined {
  const rest = term(tokens);
  return rest?.[0] === 'AND' || rest?.[0] === 'OR' ? expression(rest.slice(1)) : rest;
}

function term([first, ...rest]: readonly string[]): readonly string[] | undefined {
  if (first === '1') return rest;
  if (first === 'NOT') return term(rest);
  if (first !== '(') return undefined;
  const after = expression(rest);
  return after?.[0] === ')' ? after.slice(1) : undefined;
}
