import type { ElementDetails } from '#api/contracts';
import { formatNumber } from '../../format/numbers.ts';

export type PropertySet = ElementDetails['propertySets'][number];
export type Property = PropertySet['properties'][number];
type Simple = Exclude<Property, { kind: 'complex' }>;
type Value = Extract<Simple, { kind: 'single' }>['value'];

/** What is shown where the file gives no value. */
export const NOTHING = '–';

/** A value with its unit, as a person would write it. */
export function formatValue(value: Value, unit?: string): string {
  if (Array.isArray(value)) return value.map((one) => formatValue(one)).join(', ') + unitText(unit);
  if (value === null || value === '') return NOTHING;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return formatNumber(value) + unitText(unit);
  return value + unitText(unit);
}

function unitText(unit: string | undefined): string {
  return unit === undefined || unit === '' ? '' : ` ${unit}`;
}

const byKind: { readonly [Kind in Simple['kind']]: (property: Extract<Simple, { kind: Kind }>) => string } = {
  single: ({ value, unit }) => formatValue(value, unit),
  quantity: ({ value, unit }) => formatValue(value, unit),
  enumerated: ({ values, unit }) => formatValue(values.flat(), unit),
  list: ({ values, unit }) => formatValue(values.flat(), unit),
  bounded: ({ lower, upper, setPoint, unit }) => {
    const range = `${formatValue(lower)} to ${formatValue(upper, unit)}`;
    return setPoint === null ? range : `${formatValue(setPoint, unit)} (${range})`;
  },
  table: ({ defining, defined }) =>
    defining.values
      .map(
        (from, at) => `${formatValue(from, defining.unit)}: ${formatValue(defined.values[at] ?? null, defined.unit)}`,
      )
      .join('; '),
  reference: ({ references }) =>
    references.map(({ name, class: className, expressId }) => name ?? `${className ?? ''} #${expressId}`).join(', '),
};

/** The value of a property that holds no others. */
export function formatProperty(property: Simple): string {
  const format: (one: never) => string = byKind[property.kind];
  return format(property as never);
}
