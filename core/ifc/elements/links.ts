import type { LinkName } from '#core/model';
import type { ChunkRing } from '../chunk-ring.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { ElementReferences } from './element-references.ts';
import type { LinkRow } from './link-rows.ts';

const MOST_LISTED = 100_000;

/** Writes the links of objects that have many, each object once. Made once per file. */
export class Links {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #out: ChunkRing;
  readonly #rows: readonly LinkRow[];

  constructor(file: IfcFile, rows: readonly LinkRow[], references: ElementReferences, out: ChunkRing) {
    this.#file = file;
    this.#rows = rows;
    this.#references = references;
    this.#out = out;
  }

  write(id: number): void {
    let open: LinkName | undefined;
    for (const { name, map } of this.#rows) {
      if (map.count(id) > MOST_LISTED) this.#reportTooMany(id, name, map.count(id));
      for (const target of new Set(map.get(id).subarray(0, MOST_LISTED))) {
        if (!this.#references.has(target)) continue;
        if (open === name) this.#out.text(',');
        else this.#out.text(`${open === undefined ? '{' : '],'}"${name}":[`);
        open = name;
        this.#references.write(target);
      }
    }
    this.#out.text(open === undefined ? '{}' : ']}');
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
