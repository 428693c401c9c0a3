import type { PropertySet } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';
import { groupSets, type OwnedSet, type SetGroup, sourceOf } from './merge-sets.ts';
import { Recent } from './recent.ts';
import { type PropertyForm, type SetContent, SetReader } from './set-contents.ts';
import { SetOwners } from './set-owners.ts';
import type { ValueTypes } from './value-types.ts';

const KEPT_SETS = 1 << 14;

/** The sets of every instance, with properties in the form `P`. What several instances share is read once. */
export class ObjectSets<P> {
  readonly owners: SetOwners;
  readonly reader: SetReader<P>;
  readonly #shared = new Recent<SetContent<P>>(KEPT_SETS);

  constructor(file: IfcFile, relations: Relations, types: ValueTypes, form: PropertyForm<P>) {
    this.owners = new SetOwners(file, relations);
    this.reader = new SetReader(file, types, form);
  }

  /** The sets of an instance, those together that count as one; none where it has no sets. */
  of(id: number): SetGroup<P>[] {
    const sets: OwnedSet<P>[] = [];
    for (const { source, origin, setId, overriddenBy } of this.owners.assignments(id)) {
      const assigned = this.content(setId);
      const content =
        assigned === undefined || overriddenBy === undefined
          ? assigned
          : this.reader.readOverriding(overriddenBy, assigned);
      if (content !== undefined) sets.push({ source, origin, setId, content });
    }
    return groupSets(sets);
  }

  /**
   * One set, whoever has it; undefined, with a diagnostic, where it is none. Those that list nothing are short, and kept
   * without asking whether they are shared: nothing else would ask.
   */
  content(setId: number): SetContent<P> | undefined {
    if (this.reader.lists(setId) && !this.owners.isShared(setId)) return this.reader.read(setId);
    const known = this.#shared.get(setId);
    if (known !== undefined) return known;
    const content = this.reader.read(setId);
    if (content !== undefined) this.#shared.set(setId, content);
    return content;
  }
}

/** What a record says of a group of sets besides its properties. */
export function setHead<P>(group: SetGroup<P>): Omit<PropertySet, 'properties'> {
  const contents = group.map(({ content }) => content);
  const [first] = contents;
  if (first === undefined) throw new Error('A group has at least one set.');
  const description = contents.findLast((content) => content.description !== undefined)?.description;
  const method = contents.findLast((content) => content.method !== undefined)?.method;
  return {
    source: sourceOf(group),
    name: first.name,
    kind: first.kind,
    class: first.class,
    expressIds: contents.map((content) => content.expressId),
    ...(description === undefined ? {} : { description }),
    ...(method === undefined ? {} : { method }),
  };
}
