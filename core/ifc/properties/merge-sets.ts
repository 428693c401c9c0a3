import type { SetContent } from './set-contents.ts';

/** Whose set or property it is. */
export type Source = 'occurrence' | 'type';

export interface OwnedSet<P> {
  readonly source: Source;
  readonly content: SetContent<P>;
}

/** Sets that count as one, in the order in which they override each other. */
export type SetGroup<P> = readonly OwnedSet<P>[];

/**
 * Puts together what counts as one set: property sets and quantity sets of one name; of predefined sets of one class and
 * name the type's first with the occurrence's first, and so on (a window has a set for each of its panels).
 */
export function groupSets<P>(sets: readonly OwnedSet<P>[]): SetGroup<P>[] {
  const groups = new Map<string, OwnedSet<P>[]>();
  const ordinals = new Map<string, number>();
  for (const set of sets) {
    const key = groupKey(set, ordinals);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [set]);
    else group.push(set);
  }
  return [...groups.values()];
}

function groupKey<P>({ source, content }: OwnedSet<P>, ordinals: Map<string, number>): string {
  const { kind, name } = content;
  if (kind !== 'Predefined') return name === null ? `#${content.expressId}` : `${kind} ${name}`;
  const ofSource = `${source} ${content.class} ${name}`;
  const ordinal = (ordinals.get(ofSource) ?? 0) + 1;
  ordinals.set(ofSource, ordinal);
  return `${content.class} ${ordinal} ${name}`;
}

/**
 * The properties of a group. A property replaces those of its name in the sets before its own and takes their place;
 * with `source`, whose it is, where the group has both sources (IfcRelDefinesByType: the occurrence overrides).
 */
export function mergeProperties<P extends { readonly name: string }>(
  group: SetGroup<P>,
): { property: P; source: Source | undefined }[] {
  const [first, ...others] = group;
  if (first !== undefined && others.length === 0) {
    return first.content.properties.map((property) => ({ property, source: undefined }));
  }
  const mixed = sourceOf(group) === 'both';
  const byName = new Map<string, { property: P; source: Source | undefined }[]>();
  for (const { source, content } of group) {
    const own = new Map<string, { property: P; source: Source | undefined }[]>();
    for (const property of content.properties) {
      const entry = { property, source: mixed ? source : undefined };
      const sameName = own.get(property.name);
      if (sameName === undefined) own.set(property.name, [entry]);
      else sameName.push(entry);
    }
    for (const [name, entries] of own) byName.set(name, entries);
  }
  return [...byName.values()].flat();
}

export function sourceOf<P>(group: SetGroup<P>): Source | 'both' {
  const [first, ...others] = group;
  if (first === undefined) throw new Error('A group has at least one set.');
  return others.every(({ source }) => source === first.source) ? first.source : 'both';
}
