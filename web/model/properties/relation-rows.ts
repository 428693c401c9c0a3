import type { ElementDetails } from '#api/contracts';
import type { Row } from './rows.ts';

type Element = ElementDetails['element'];
type LinkName = keyof Element['links'];
type Ref = NonNullable<Element['links'][LinkName]>[number];

/** What the object at the other end is to this one. */
const words: readonly (readonly [LinkName, string])[] = [
  ['openings', 'Opening'],
  ['voids', 'Opening in'],
  ['fillings', 'Filled by'],
  ['fills', 'Fills'],
  ['features', 'Feature'],
  ['featureOf', 'Feature of'],
  ['coverings', 'Covering'],
  ['covers', 'Covers'],
  ['bounds', 'Bounds'],
  ['controlElements', 'Controlled by'],
  ['controls', 'Controls'],
  ['interferesWith', 'Interferes with'],
  ['serves', 'Serves'],
  ['servedBy', 'Served by'],
  ['groups', 'Group'],
  ['members', 'Member'],
];

/** The objects that this one is related to, by what they are to it. */
export function relationRows({ links, connections = [], ports = [] }: Element): Row[] {
  const connected = [
    ...connections.map(({ element }) => element),
    ...ports.flatMap(({ connectedTo }) => connectedTo.flatMap(({ element }) => element ?? [])),
  ];
  return [
    ...words.flatMap(([link, name]) => (links[link] ?? []).map((ref) => rowOf(name, ref))),
    ...connected.map((ref) => rowOf('Connected to', ref)),
  ];
}

function rowOf(name: string, { expressId, name: value, class: className }: Ref): Row {
  return { name, value: value ?? className, expressId, hint: className };
}
