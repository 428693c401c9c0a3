import { PlainStatement } from '#core/step';
import type { IfcFile } from '../../ifc-file.ts';
import { Recent } from '../recent.ts';

const KEPT_NAMES = 1 << 14;

/** Tells sets that stand alone from such that are put together with others, by their names. */
export class SetNames {
  readonly #file: IfcFile;
  readonly #statement = new PlainStatement();
  readonly #known = new Recent<string>(KEPT_NAMES);
  /** By a type's place in the file's keywords. */
  readonly #positions: readonly number[];

  constructor(file: IfcFile) {
    this.#file = file;
    this.#positions = file.step.keywords.map((keyword) => file.schema.entity(keyword)?.position('Name') ?? -1);
  }

  /**
   * Whether none of the first `fromType` sets has the name of one behind them. Names that are not plainly written do not
   * tell, and neither do missing ones.
   */
  areApart(ids: readonly number[], fromType: number, count: number): boolean {
    if (fromType === 0 || fromType === count) return true;
    for (let at = fromType; at < count; at++) {
      const name = this.#name(ids[at] ?? 0);
      if (name === undefined) return false;
      for (let other = 0; other < fromType; other++) {
        const typeName = this.#keptName(ids[other] ?? 0);
        if (typeName === undefined || typeName === name) return false;
      }
    }
    return true;
  }

  #keptName(id: number): string | undefined {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const name = this.#name(id);
    if (name !== undefined) this.#known.set(id, name);
    return name;
  }

  #name(id: number): string | undefined {
    const position = this.#positions[this.#file.step.typeOf(id)] ?? -1;
    if (position < 0 || !this.#file.step.locate(id, this.#statement)) return undefined;
    return this.#statement.text(position);
  }
}
