/** Classes of representation items that have a surface. Mapped items and geometric sets are looked into. */
export const itemsWithSurface: readonly string[] = [
  'IfcSolidModel',
  'IfcBooleanResult',
  'IfcCsgPrimitive3D',
  'IfcTessellatedItem',
  'IfcFaceBasedSurfaceModel',
  'IfcShellBasedSurfaceModel',
  'IfcSectionedSpine',
  'IfcSurface',
  'IfcFace',
];
