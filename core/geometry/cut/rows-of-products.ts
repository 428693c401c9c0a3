import { type ArgumentReader, UnreadableStatement } from '#core/step';

/** Relationships that shape or colour products: what they relate to what, by position. */
const relationships = [
  { keyword: 'IFCRELVOIDSELEMENT', related: 4, relating: 5 },
  { keyword: 'IFCRELASSOCIATESMATERIAL', related: 4, relating: 5 },
  { keyword: 'IFCRELAGGREGATES', related: 5, relating: 4 },
  { keyword: 'IFCRELNESTS', related: 5, relating: 4 },
  { keyword: 'IFCMATERIALDEFINITIONREPRESENTATION', related: 3, relating: 2 },
  { keyword: 'IFCSTYLEDITEM', related: 0, relating: 1 },
] as const;

/**
 * The rows of some products and of everything that shapes or colours them: what they refer to, their openings, the
 * wholes that they are parts of, materials and styles; and the project with its units.
 *
 * @returns 1 for each such row.
 */
export function rowsOfProducts(reader: ArgumentReader, products: Iterable<number>): Uint8Array {
  const related = relationsByObject(reader);
  const rows = new Uint8Array(reader.index.count);
  const waiting = [...reader.ids('IFCPROJECT'), ...products];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const row = reader.rowOf(id);
    if (row < 0 || rows[row] === 1) continue;
    rows[row] = 1;
    waiting.push(...referencesOf(reader, id));
    for (const { relation, relating } of related.get(id) ?? []) {
      // Not by its references: it may relate the same material to a thousand objects.
      const relationRow = reader.rowOf(relation);
      if (relationRow >= 0) rows[relationRow] = 1;
      waiting.push(...relating);
    }
  }
  return rows;
}

interface Relation {
  readonly relation: number;
  readonly relating: readonly number[];
}

function relationsByObject(reader: ArgumentReader): Map<number, Relation[]> {
  const found = new Map<number, Relation[]>();
  for (const { keyword, related, relating } of relationships) {
    for (const relation of reader.ids(keyword)) {
      const objects = referencesIn(reader, relation, related);
      const entry = { relation, relating: referencesIn(reader, relation, relating) };
      for (const object of objects) {
        const known = found.get(object);
        if (known === undefined) found.set(object, [entry]);
        else known.push(entry);
      }
    }
  }
  return found;
}

/** One reference, or a list of them; what cannot be read refers to nothing. */
function referencesIn(reader: ArgumentReader, id: number, position: number): number[] {
  try {
    const argument = reader.argument(id, position);
    return [argument].flat().filter((item): item is number => typeof item === 'number');
  } catch (error) {
    if (error instanceof UnreadableStatement) return [];
    throw error;
  }
}

function referencesOf(reader: ArgumentReader, id: number): number[] {
  try {
    return reader.referencesOf(id);
  } catch (error) {
    if (error instanceof UnreadableStatement) return [];
    throw error;
  }
}
