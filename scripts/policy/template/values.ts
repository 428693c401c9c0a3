/** Values of a template: literals, and intrinsic functions that CloudFormation resolves. */

export type Properties = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value's own properties; none where it is no object. */
export const recordOf = (value: unknown): Properties => (isRecord(value) ? value : {});

/** A list's items, a single value as a list of one, nothing as an empty list. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** `{Ref: ...}` or `{Fn::...: ...}`: known only when it is deployed. */
export function isIntrinsic(value: unknown): value is Properties {
  if (!isRecord(value)) return false;
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name === 'Condition' || name?.startsWith('Fn::') === true);
}

/** A number, also one that is written as text, as CloudFormation takes it. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** A truth, also one that is written as text. */
export function truthOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** The logical id that a value refers to by Ref or Fn::GetAtt, alone. */
export function idIn(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value;
  if (typeof ref === 'string' && !ref.startsWith('AWS::')) return ref;
  const [id] = typeof attribute === 'string' ? attribute.split('.') : listOf(attribute);
  return typeof id === 'string' ? id : undefined;
}

/** All logical ids that a value refers to, however deep. */
export function idsIn(value: unknown): string[] {
  const own = idIn(value);
  if (own !== undefined) return [own];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === 'Fn::Sub' ? idsOfSub(part) : idsIn(part)));
}

function idsOfSub(argument: unknown): string[] {
  const [text, variables] = listOf(argument);
  const own = new Set(Object.keys(recordOf(variables)));
  const named = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => name?.split('.')[0] ?? '');
  return [...named.filter((name) => !own.has(name) && !name.startsWith('AWS::')), ...idsIn(variables)];
}
