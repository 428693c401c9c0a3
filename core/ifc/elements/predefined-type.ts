import type { Entity } from '../entity.ts';

/** The attributes that say in words what PredefinedType USERDEFINED leaves open: of occurrences, and of types. */
export const wordsFor = ['ObjectType', 'ElementType', 'ProcessType', 'ResourceType'] as const;

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
