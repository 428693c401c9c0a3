import type { PropertyCondition } from '#core/model';
import { containing, inContentOf, type SqlConditions } from './sql-conditions.ts';

const sqlOperators = { '=': '=', '!=': '<>', '>': '>', '<': '<', '>=': '>=', '<=': '<=' } as const;

/** A number as people type it: `2`, `-2.5`, `1e3`. */
const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** That element `e` of content `$1, $2, $3` has a property that compares so. */
export function addPropertyCondition(conditions: SqlConditions, condition: PropertyCondition): void {
  const set = conditions.parameter(condition.set);
  const name = conditions.parameter(condition.name);
  conditions.add(`e.express_id IN (
       SELECT unnest(l.express_ids)
         FROM plinth.property_values v
         JOIN plinth.property_set_objects l ON l.tenant = v.tenant AND l.project = v.project
              AND l.content = v.content AND l.set_id = v.set_id
        WHERE ${inContentOf('v')} AND v.set_name = ${set}
          AND v.name = ${name} AND (${comparison(conditions, condition)}))`);
}

/** Numbers with numbers, in SI units; everything else as text, in which only `=`, `!=` and `~` have a meaning. */
function comparison(conditions: SqlConditions, { operator, value }: PropertyCondition): string {
  if (operator === '~') return `v.text_value ILIKE ${conditions.parameter(containing(value))}`;
  const symbol = sqlOperators[operator];
  const isEquality = operator === '=' || operator === '!=';
  const isNumber = numeral.test(value);
  if (!isNumber && !isEquality) return 'false';
  const text = () => `v.text_value ${symbol} ${conditions.parameter(value)}`;
  const number = () =>
    `coalesce(v.si_value, v.number_value) ${symbol} ${conditions.parameter(Number(value))}::double precision`;
  if (!isNumber) return text();
  return isEquality ? `CASE WHEN v.number_value IS NULL THEN ${text()} ELSE ${number()} END` : number();
}
