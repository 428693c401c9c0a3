import { Reference, type StepValue, TypedValue } from '#core/step';
import type { Entity } from './entity.ts';
import type { IfcFile } from './ifc-file.ts';
import { Relation } from './relation.ts';
import { RelationEnds } from './relation-ends.ts';
import { type RelationName, type RelationRow, relationTable } from './relation-table.ts';
import type { EntityDefinition } from './schema/index.ts';

/** The relations of a file by name: `relations.containedIn.forward.first(elementId)`. See `relationTable`. */
export type Relations = Readonly<Record<RelationName, Relation>>;

export const Relations = {
  /**
   * Reads every relationship of the table, decoding each once. A reference to an instance that the file does not
   * contain leaves `step/dangling-reference`, a relationship that lacks an end `ifc/incomplete-relationship`; both are
   * left out. Call it once per file.
   */
  of(file: IfcFile): Relations {
    const names = Object.keys(relationTable) as RelationName[];
    const ends = new RelationEnds(file.step);
    const relations = names.map((name) => [name, readRelation(file, ends, relationTable[name])]);
    return Object.fromEntries(relations) as Record<RelationName, Relation>;
  },
};

function readRelation(file: IfcFile, ends: RelationEnds, row: RelationRow): Relation {
  const relation = new Relation();
  const keywords = file.schema.subtypes(row.relationship);
  for (const keyword of file.step.keywords) {
    const definition = keywords.has(keyword) ? file.schema.entity(keyword) : undefined;
    if (definition !== undefined) readClass(file, ends, row, definition, relation);
  }
  return relation;
}

/** Read by position, without an Entity for each: a building has more relationships than elements. */
function readClass(
  file: IfcFile,
  ends: RelationEnds,
  row: RelationRow,
  definition: EntityDefinition,
  relation: Relation,
): void {
  const [from, to] = [endOf(definition, row.from), endOf(definition, row.to)];
  const positions = { from: from.position, to: to.position, mayLack: 'optional' in row };
  const most = mostPairs(file);
  const ids = file.step.ids(definition.keyword);
  for (let at = 0; at < ids.length; ) {
    const next = ends.read(ids, at, positions, most - relation.size);
    relation.addAll(ends);
    if (next === at) readThoroughly(file, ids[at++] ?? 0, row, [from, to], most, relation);
    else at = next;
  }
}

/** The same, whatever the relationship says and however it is written, and reports what is wrong with it. */
function readThoroughly(
  file: IfcFile,
  id: number,
  row: RelationRow,
  [from, to]: readonly [End, End],
  most: number,
  relation: Relation,
): void {
  const values = file.step.values(id);
  const fromIds = collected(values?.[from.position]);
  const toIds = collected(values?.[to.position]);
  if (fromIds.length === 0) reportIncomplete(file, id, row, from.attribute);
  if (toIds.length === 0) reportIncomplete(file, id, row, to.attribute);
  keepPresent(file, id, from.attribute, fromIds);
  keepPresent(file, id, to.attribute, toIds);
  if (relation.size + fromIds.length * toIds.length > most) reportTooMany(file, id);
  else for (const near of fromIds) for (const far of toIds) relation.add(near, far, id);
}

interface End {
  readonly attribute: string;
  readonly position: number;
}

function endOf(definition: EntityDefinition, names: readonly string[]): End {
  const attribute = names.find((name) => definition.position(name) >= 0);
  if (attribute === undefined) throw new Error(`${definition.name} has none of the attributes ${names.join(', ')}`);
  return { attribute, position: definition.position(attribute) };
}

/** References, alone or in a list; a select of lists (IfcPropertySetDefinitionSet) is a typed value around one. */
function collected(value: StepValue | undefined, ids: number[] = []): number[] {
  if (value instanceof Reference) ids.push(value.id);
  else if (Array.isArray(value)) for (const item of value) collected(item, ids);
  else if (value instanceof TypedValue) collected(value.value, ids);
  return ids;
}

/** Drops, in place, the ids that the file does not contain. */
function keepPresent(file: IfcFile, relationship: number, attribute: string, ids: number[]): void {
  let kept = 0;
  let entity: Entity | undefined; // decoded once: it may be as long as its references are many
  for (const id of ids) {
    if (file.step.has(id)) {
      ids[kept++] = id;
      continue;
    }
    entity ??= file.entity(relationship);
    if (entity !== undefined) file.follow(id, entity, attribute);
  }
  ids.length = kept;
}

/** Two lists of a million each would make a million million pairs; no honest file comes near this bound. */
function mostPairs(file: IfcFile): number {
  return 16 * file.step.count + 1_000_000;
}

function reportIncomplete(file: IfcFile, id: number, row: RelationRow, attribute: string): void {
  const entity = row.optional ? undefined : file.entity(id);
  if (entity === undefined) return;
  file.diagnostics.add({
    code: 'ifc/incomplete-relationship',
    severity: 'warning',
    message: `${entity.class}.${attribute} refers to nothing, so the relationship relates nothing.`,
    at: file.placeOf(entity),
    remedy: 'The relationship was skipped. Remove it, or say what it relates.',
  });
}

function reportTooMany(file: IfcFile, id: number): void {
  const entity = file.entity(id);
  if (entity === undefined) return;
  file.diagnostics.add({
    code: 'ifc/too-many-related',
    severity: 'error',
    message: 'The relationship relates more pairs of objects than a file of this size can mean.',
    at: file.placeOf(entity),
    remedy: 'The relationship was skipped. Export the file again.',
  });
}
