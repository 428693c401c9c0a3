import type { SetContent } from './set-contents.ts';

/** Whose set or property it is. */
export type Source = 'occurrence' | 'type';

/** How an object comes by a set: from its type, from the object that it is a copy of, or by itself. */
export type Origin = 'type' | 'original' | 'own';

export interface OwnedSet<P> {
  readonly source: Source;
  readonly origin: Origin;
  /** Express id of the set as it was assigned; what overrides some of its properties has the same. */
  readonly setId: number;
  readonly content: SetContent<P>;
}

/** Sets that count as one, in the order in which they override each other. */
export type SetGroup<P> = readonly OwnedSet<P>[];

/**
 * Puts together what counts as one set: of the property sets of one name (quantity sets likewise, predefined sets of one
 * class and name) the type's first with the occurrence's first, and so on. Several sets of one name at one object stay
 * apart: a beam has a `PSet_Cutout` for each cutout, a window a set for each of its panels.
 */
export function groupSets<P>(sets: readonly OwnedSet<P>[]): SetGroup<P>[] {
  if (sets.length <= 1) return sets.map((set) => [set]);
  const groups = new Map<string, OwnedSet<P>[]>();
  const repeats = new Repeats();
  for (const set of sets) {
    const name = groupName(set);
    const key = isTaken(groups.get(name), set) ? repeats.key(name, set) : name;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [set]);
    else group.push(set);
  }
  return [...groups.values()];
}

/** Property sets go by their bare name, because there are so many of them; see `headText` for what that saves. */
function groupName<P>({ content: { kind, name, class: className, expressId } }: OwnedSet<P>): string {
  if (name !== null && kind === 'PropertySet') return name;
  if (kind === 'Predefined') return `${NO_NAME}${className} ${name}`;
  return `${NO_NAME}${kind} ${name ?? `#${expressId}`}`;
}

/** Whether the group has another set of the same origin. */
function isTaken<P>(group: SetGroup<P> | undefined, { origin, setId }: OwnedSet<P>): boolean {
  return group?.some((member) => member.origin === origin && member.setId !== setId) ?? false;
}

/** The second and further sets of one name and origin: each its own key, the same for the same ordinal elsewhere. */
class Repeats {
  readonly #ordinals = new Map<string, number>();
  readonly #keys = new Map<string, string>();

  key(name: string, { origin, setId }: OwnedSet<unknown>): string {
    const set = `${origin} #${setId}`;
    const known = this.#keys.get(set);
    if (known !== undefined) return known;
    const ordinal = (this.#ordinals.get(`${origin} ${name}`) ?? 1) + 1;
    this.#ordinals.set(`${origin} ${name}`, ordinal);
    const key = `${NO_NAME}${ordinal} ${name}`;
    this.#keys.set(set, key);
    return key;
  }
}

/** Begins what cannot be the name of a property set. */
const NO_NAME = '\u0000';

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
