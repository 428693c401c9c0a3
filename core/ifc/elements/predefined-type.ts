import type { Entity } from '../entity.ts';

/** The attributes that say in words what PredefinedType USERDEFINED leaves open: of occurrences, and of types. */
const inWords = ['ObjectType', 'ElementType', 'ProcessType', 'ResourceType'];

/**
 * What the object is within its class: `LOADBEARING`, or the text that stands for USERDEFINED. The type's counts before
 * the occurrence's own, unless it is NOTDEFINED (IfcWall.PredefinedType: "shall only be used, if no IfcWallType is
 * assigned, providing its own PredefinedType").
 */
export function predefinedTypeOf(entity: Entity, type: Entity | undefined): string | null {
  const ofType = type && ownPredefinedType(type);
  if (ofType != null && ofType !== 'NOTDEFINED') return ofType;
  return ownPredefinedType(entity) ?? ofType ?? null;
}

function ownPredefinedType(entity: Entity): string | null {
  if (entity.definition.position('PredefinedType') < 0) return null;
  const own = entity.enumeration('PredefinedType');
  if (own !== 'USERDEFINED') return own ?? null;
  return inWords.map((attribute) => entity.text(attribute)).find((text) => text) ?? own;
}
