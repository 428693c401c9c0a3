import type { Relations } from './relations.ts';

/**
 * Express id of an object's type: the one that IfcRelDefinesByType gives it, or, for a copy (IfcRelDefinesByObject), the
 * type of the object that it is a copy of.
 */
export function typeOf(expressId: number, relations: Relations): number | undefined {
  const { definedByType, definedByObject } = relations;
  const own = definedByType.forward.first(expressId);
  const original = own === undefined ? definedByObject.forward.first(expressId) : undefined;
  return original === undefined ? own : definedByType.forward.first(original);
}
