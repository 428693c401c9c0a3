import type { LinkName } from '#core/model';
import type { ReferenceMap } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { COMMA, piece } from '../json-pieces.ts';
import type { RelationName } from '../relation-table.ts';
import type { Relations } from '../relations.ts';
import type { ElementReferences } from './element-references.ts';

const MOST_LISTED = 100_000;
/** So many are told apart without a set. */
const FEW = 16;

/** Which direction of which relation each link is; those of one name together. A new link is a new row. */
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

interface LinkRow {
  readonly name: LinkName;
  readonly map: ReferenceMap;
  readonly key: Uint8Array;
}

const NO_LINKS = piece('{}');
const OPEN_OBJECT = piece('{');
const NEXT_LIST = piece('],');
const END_LISTS = piece(']}');

/** Writes what an object is related to, for all relations of the table that the file has. Made once per file. */
export class Links {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #out: JsonBytes;
  readonly #rows: readonly LinkRow[];
  readonly #targets: number[] = [];

  constructor(file: IfcFile, relations: Relations, references: ElementReferences, out: JsonBytes) {
    this.#file = file;
    this.#references = references;
    this.#out = out;
    this.#rows = linkTable
      .filter(([, relation]) => relations[relation].size > 0)
      .map(([name, relation, direction]) => ({
        name,
        map: relations[relation][direction],
        key: piece(`"${name}":[`),
      }));
  }

  /** Writes only the links that the object has; each object once. */
  write(id: number): void {
    const out = this.#out;
    let open: LinkName | undefined;
    for (const { name, map, key } of this.#rows) {
      if (!map.has(id)) continue;
      const count = this.#readTargets(id, name, map);
      for (let at = 0; at < count; at++) {
        const target = this.#targets[at] ?? 0;
        if (!this.#references.has(target)) continue;
        if (open === name) out.piece(COMMA);
        else {
          out.piece(open === undefined ? OPEN_OBJECT : NEXT_LIST);
          out.piece(key);
        }
        open = name;
        this.#references.write(target);
      }
    }
    out.piece(open === undefined ? NO_LINKS : END_LISTS);
  }

  /** Answers how many there are, each once. */
  #readTargets(id: number, name: LinkName, map: ReferenceMap): number {
    const count = map.count(id);
    if (count <= FEW) return this.#dropRepeats(map.copy(id, this.#targets, 0));
    if (count > MOST_LISTED) this.#reportTooMany(id, name, count);
    let kept = 0;
    for (const target of new Set(map.get(id).subarray(0, MOST_LISTED))) this.#targets[kept++] = target;
    return kept;
  }

  #dropRepeats(count: number): number {
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const target = this.#targets[at] ?? 0;
      if (this.#targets.indexOf(target) >= kept) this.#targets[kept++] = target;
    }
    return kept;
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
