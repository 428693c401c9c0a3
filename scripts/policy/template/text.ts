import { idIn, isRecord, listOf, recordOf } from './values.ts';

/** What stands for the value of a pseudo parameter where a template is read. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

const pseudo = (name: string, { region, account }: Place): string | undefined =>
  ({
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  })[name];

/** How text that is known only later is shown: `${Queue.Arn}`. Judges take it for anything. */
const unknown = (name: string) => `\${${name}}`;

/**
 * A value as text, its Fn::Join, Fn::Sub, Fn::Select resolved as far as can be.
 * What is known only when it is deployed is left as `${...}`; undefined where the value can be no text.
 */
export function textOf(value: unknown, place: Place): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isRecord(value)) return undefined;
  const { Ref: ref, 'Fn::Join': join, 'Fn::Sub': sub, 'Fn::GetAtt': attribute } = value;
  if (typeof ref === 'string') return pseudo(ref, place) ?? unknown(ref);
  if (join !== undefined) return joined(join, place);
  if (sub !== undefined) return substituted(sub, place);
  if (attribute !== undefined) return unknown(listOf(attribute).join('.'));
  const [name] = Object.keys(value);
  return name?.startsWith('Fn::') ? unknown(name) : undefined;
}

function joined(argument: unknown, place: Place): string {
  const [delimiter, parts] = listOf(argument);
  if (!Array.isArray(parts)) return unknown('Fn::Join');
  return parts.map((part) => textOf(part, place) ?? unknown('?')).join(String(delimiter));
}

function substituted(argument: unknown, place: Place): string {
  const [text, variables] = listOf(argument);
  return String(text).replaceAll(/\$\{([^}]+)\}/g, (whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const own = recordOf(variables)[name];
    return own === undefined ? (pseudo(name, place) ?? whole) : (textOf(own, place) ?? whole);
  });
}

/** Whether a part of the text is known only when it is deployed. */
export const isOpen = (text: string): boolean => text.includes('${');

/** Text that holds nothing unknown, or undefined. */
export function literalText(value: unknown, place: Place): string | undefined {
  const text = idIn(value) === undefined ? textOf(value, place) : undefined;
  return text === undefined || isOpen(text) ? undefined : text;
}
