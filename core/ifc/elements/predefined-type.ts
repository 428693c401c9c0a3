import { PlainStatement } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { Recent } from '../properties/recent.ts';

/** The attributes that say in words what PredefinedType USERDEFINED leaves open: of occurrences, and of types. */
export const wordsFor = ['ObjectType', 'ElementType', 'ProcessType', 'ResourceType'] as const;

const KEPT_TYPES = 1 << 12;

/** Where they stand, and PredefinedType itself; -1 for those that the class does not have. */
type Positions = Readonly<Record<'PredefinedType' | (typeof wordsFor)[number], number>>;

/**
 * What the object is within its class: `LOADBEARING`, or the text that stands for USERDEFINED. The type's counts before
 * the occurrence's own, unless it is NOTDEFINED (IfcWall.PredefinedType: "shall only be used, if no IfcWallType is
 * assigned, providing its own PredefinedType").
 */
export function predefinedTypeOf(entity: Entity, type: Entity | undefined): string | null {
  const ofType = type && ownPredefinedType(type);
  return isDecisive(ofType) ? ofType : (ownPredefinedType(entity) ?? ofType ?? null);
}

/** Whether what a type says of itself counts for its occurrences. */
export function isDecisive(ofType: string | null | undefined): ofType is string {
  return ofType != null && ofType !== 'NOTDEFINED';
}

function ownPredefinedType(entity: Entity): string | null {
  if (entity.definition.position('PredefinedType') < 0) return null;
  const own = entity.enumeration('PredefinedType');
  if (own !== 'USERDEFINED') return own ?? null;
  return wordsFor.map((attribute) => entity.text(attribute)).find((text) => text) ?? own;
}

/** The same from a statement; undefined where the attribute is of another kind. */
export function plainPredefinedType(statement: PlainStatement, at: Positions): string | null | undefined {
  const own = statement.enumeration(at.PredefinedType);
  if (own === undefined) return statement.isAbsent(at.PredefinedType) ? null : undefined;
  if (own !== 'USERDEFINED') return own;
  return wordsFor.map((name) => statement.text(at[name])).find((text) => text) ?? own;
}

/** What types say of themselves, as far as they are plainly written. Made once per file. */
export class PredefinedTypes {
  readonly #file: IfcFile;
  readonly #positions: AttributePositions<'PredefinedType' | (typeof wordsFor)[number]>;
  readonly #statement = new PlainStatement();
  /** By express id of the type. */
  readonly #recent = new Recent<string | null>(KEPT_TYPES);

  constructor(file: IfcFile) {
    this.#file = file;
    this.#positions = new AttributePositions(file, ['PredefinedType', ...wordsFor]);
  }

  /** Null where the type does not say; undefined where it has to be read thoroughly. */
  of(typeId: number): string | null | undefined {
    const known = this.#recent.get(typeId);
    if (known !== undefined) return known;
    const at = this.#positions.of(typeId);
    const statement = this.#statement;
    if (at === null || !this.#file.step.locate(typeId, statement)) return undefined;
    if (!wordsFor.every((name) => statement.isText(at[name]) || statement.isAbsent(at[name]))) return undefined;
    const own = plainPredefinedType(statement, at);
    if (own !== undefined) this.#recent.set(typeId, own);
    return own;
  }
}
