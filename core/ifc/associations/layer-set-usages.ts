import type { MaterialDefinition } from '#core/model';
import { PlainStatement } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { piece } from '../json-pieces.ts';
import { KnownBytes } from '../known-bytes.ts';
import { Recent } from '../properties/recent.ts';

const KEPT_SETS = 1 << 12;
const KEPT_USES = 1 << 8;

const attributes = ['ForLayerSet', 'LayerSetDirection'] as const;

/**
 * Writes each IfcMaterialLayerSetUsage as the JSON of its set and of what it says itself. A file of 11,000 walls has as
 * many of them, which use some fifty sets in some five ways.
 */
export class LayerSetUsages {
  readonly #file: IfcFile;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();
  readonly #type: number;
  /** By express id of the set: everything up to the express id of the usage. */
  readonly #sets = new Recent<Uint8Array>(KEPT_SETS);
  /** What stands behind that id, by the statement's arguments behind the set. */
  readonly #uses = new KnownBytes<Uint8Array>(KEPT_USES);
  #id = 0;
  #head: Uint8Array = nothing;
  #use: Uint8Array = nothing;

  constructor(file: IfcFile) {
    this.#file = file;
    this.#positions = new AttributePositions(file, attributes);
    this.#type = file.step.keywords.indexOf('IFCMATERIALLAYERSETUSAGE');
  }

  /** Whether the instance is a usage that `write` can write. */
  knows(id: number): boolean {
    const set = this.#setOf(id);
    const head = set < 0 ? undefined : this.#sets.get(set);
    const { bytes, starts, ends, count } = this.#statement;
    const use = head && this.#uses.find(bytes, starts[1] ?? 0, ends[count - 1] ?? 0);
    if (head === undefined || use === undefined) return false;
    this.#id = id;
    this.#head = head;
    this.#use = use;
    return true;
  }

  /** Writes the usage that was known last. */
  write(out: JsonBytes): void {
    out.piece(this.#head);
    out.number(this.#id);
    out.piece(this.#use);
  }

  /** Remembers what was read thoroughly, without anything to report. */
  keep(id: number, definition: MaterialDefinition): void {
    const set = this.#setOf(id);
    if (set < 0 || definition.kind !== 'layerSet' || definition.usage === null) return;
    const { usage, ...head } = definition;
    const { expressId: _own, ...use } = usage;
    const { bytes, starts, ends, count } = this.#statement;
    this.#sets.set(set, piece(`${JSON.stringify(head).slice(0, -1)},"usage":{"expressId":`));
    this.#uses.keep(bytes, starts[1] ?? 0, ends[count - 1] ?? 0, piece(`,${JSON.stringify(use).slice(1)}}`));
  }

  /** Express id of the set that an instance uses, which is plainly written then and located; -1 for all others. */
  #setOf(id: number): number {
    const { step } = this.#file;
    const at = this.#type < 0 || step.typeOf(id) !== this.#type ? null : this.#positions.of(id);
    if (at === null || at.ForLayerSet !== 0 || at.LayerSetDirection !== 1) return -1;
    if (!step.locate(id, this.#statement) || this.#statement.count < 2) return -1;
    const set = this.#statement.reference(0);
    return set >= 0 && step.has(set) ? set : -1;
  }
}

const nothing = new Uint8Array(0);
