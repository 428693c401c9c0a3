import type { LinkName } from '#core/model';
import type { ReferenceMap } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import type { Json } from '../json.ts';
import type { RelationName } from '../relation-table.ts';
import type { Relations } from '../relations.ts';
import type { ElementReferences } from './element-references.ts';

const MOST_LISTED = 100_000;

/** Which direction of which relation each link is. A new link is a new row. */
const linkTable: readonly (readonly [LinkName, RelationName, 'forward' | 'inverse'])[] = [
  ['openings', 'voidedBy', 'forward'],
  ['voids', 'voidedBy', 'inverse'],
  ['fillings', 'filledBy', 'forward'],
  ['fills', 'filledBy', 'inverse'],
  ['features', 'projectedBy', 'forward'],
  ['features', 'adheredBy', 'forward'],
  ['featureOf', 'projectedBy', 'inverse'],
  ['featureOf', 'adheredBy', 'inverse'],
  ['coverings', 'coveredBy', 'forward'],
  ['coverings', 'coveredSpace', 'forward'],
  ['covers', 'coveredBy', 'inverse'],
  ['covers', 'coveredSpace', 'inverse'],
  ['bounds', 'boundedBy', 'inverse'],
  ['controlElements', 'controlledBy', 'forward'],
  ['controls', 'controlledBy', 'inverse'],
  ['interferesWith', 'interferesWith', 'forward'],
  ['interferesWith', 'interferesWith', 'inverse'],
  ['serves', 'serves', 'forward'],
  ['servedBy', 'serves', 'inverse'],
  ['groups', 'assignedToGroup', 'forward'],
  ['members', 'assignedToGroup', 'inverse'],
];

/** Reads what an object is related to, for all relations of the table that the file has. Made once per file. */
export class Links {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #rows: readonly { readonly name: LinkName; readonly map: ReferenceMap }[];

  constructor(file: IfcFile, relations: Relations, references: ElementReferences) {
    this.#file = file;
    this.#references = references;
    this.#rows = linkTable
      .filter(([, relation]) => relations[relation].size > 0)
      .map(([name, relation, direction]) => ({ name, map: relations[relation][direction] }));
  }

  /** Only the links that the object has; each object once. */
  of(id: number): Json {
    let links: Map<LinkName, Json> | undefined;
    for (const { name, map } of this.#rows) {
      if (!map.has(id)) continue;
      const references = this.#read(id, name, map);
      if (references === '') continue;
      links ??= new Map();
      const before = links.get(name);
      links.set(name, before === undefined ? references : `${before},${references}`);
    }
    if (links === undefined) return '{}';
    let json = '';
    for (const [name, those] of links) json += `${json === '' ? '{' : ','}"${name}":[${those}]`;
    return `${json}}`;
  }

  #read(id: number, name: LinkName, map: ReferenceMap): Json {
    if (map.count(id) === 1) return this.#references.of(map.first(id) ?? -1) ?? '';
    const targets = map.get(id);
    if (targets.length > MOST_LISTED) this.#reportTooMany(id, name, targets.length);
    return this.#references.all(new Set(targets.subarray(0, MOST_LISTED))).join();
  }

  #reportTooMany(id: number, name: LinkName, count: number): void {
    this.#file.diagnostics.add({
      code: 'ifc/too-many-links',
      severity: 'warning',
      message: 'An object is related to more others than one line can list.',
      at: this.#file.step.placeOf(id),
      found: `${name}: ${count}`,
      remedy: `The first ${MOST_LISTED} are listed; the others name this object on their own lines.`,
    });
  }
}
