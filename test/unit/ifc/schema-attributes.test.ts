import { describe, expect, it } from '@jest/globals';
import { type EntityDefinition, Schema, type SchemaName } from '#core/ifc';

const names: readonly SchemaName[] = ['IFC2X3', 'IFC4', 'IFC4X3'];

function entity(schema: SchemaName, name: string): EntityDefinition {
  const found = Schema.of(schema).entity(name);
  if (found === undefined) throw new Error(`${schema} has no ${name}.`);
  return found;
}

/** `REAL`, `IfcLabel[]`, or undefined where the class has no such attribute. */
function declared(schema: SchemaName, name: string, attribute: string): string | undefined {
  const definition = entity(schema, name);
  const found = definition.attributes[definition.position(attribute)];
  return found && found.type + (found.list ? '[]' : '');
}

describe('the attributes of a class', () => {
  it('are in STEP order, inherited ones first', () => {
    for (const schema of names) {
      const root = ['GlobalId', 'OwnerHistory', 'Name', 'Description'];
      expect(entity(schema, 'IfcRoot').attributes.map(({ name }) => name)).toEqual(root);
      expect(entity(schema, 'IfcElement').attributes.map(({ name }) => name)).toEqual([
        ...root,
        'ObjectType',
        'ObjectPlacement',
        'Representation',
        'Tag',
      ]);
    }
  });

  it.each([
    ['IfcRoot', 'GlobalId', [0, 0, 0]],
    ['IfcRoot', 'OwnerHistory', [1, 1, 1]],
    ['IfcRoot', 'Name', [2, 2, 2]],
    ['IfcDoor', 'OverallHeight', [8, 8, 8]],
    ['IfcDoor', 'PredefinedType', [-1, 10, 10]],
    ['IfcBuildingStorey', 'Elevation', [9, 9, 9]],
    ['IfcProject', 'UnitsInContext', [8, 8, 8]],
    ['IfcSpace', 'PredefinedType', [-1, 9, 9]],
    ['IfcRelDefinesByProperties', 'RelatingPropertyDefinition', [5, 5, 5]],
    ['IfcClassificationReference', 'ReferencedSource', [3, 3, 3]],
    ['IfcClassificationReference', 'ItemReference', [1, -1, -1]],
    ['IfcClassificationReference', 'Identification', [-1, 1, 1]],
    ['IfcMaterialLayer', 'Name', [-1, 3, 3]],
    ['IfcPropertySingleValue', 'NominalValue', [2, 2, 2]],
    ['IfcTriangulatedFaceSet', 'CoordIndex', [undefined, 3, 3]],
  ])('%s.%s stands at %p in IFC2X3, IFC4 and IFC4X3', (name, attribute, positions) => {
    expect(names.map((schema) => Schema.of(schema).entity(name)?.position(attribute))).toEqual(positions);
  });

  it('keep the place of one that a subclass derives and a file writes as *', () => {
    for (const schema of names) {
      const unit = entity(schema, 'IfcSIUnit').attributes.map(({ name }) => name);
      expect(unit).toEqual(['Dimensions', 'UnitType', 'Prefix', 'Name']);
      expect(entity(schema, 'IfcGeometricRepresentationSubContext').position('ParentContext')).toBe(6);
      expect(entity(schema, 'IfcOrientedEdge').position('EdgeElement')).toBe(2);
    }
  });

  it('answer -1 for what the class has not: inverse attributes, other letter case, names that every object has', () => {
    for (const name of ['IsDefinedBy', 'globalid', '', 'constructor', 'toString']) {
      expect(entity('IFC4', 'IfcWall').position(name)).toBe(-1);
    }
  });

  it('stand where position says, each name once, in every class, supplemented schemas included', () => {
    const schemas = [...names.map((name) => Schema.of(name)), Schema.of('IFC4', 'IFC4X3'), Schema.of('IFC4X3', 'IFC4')];
    for (const { keyword, attributes, position } of schemas.flatMap((schema) => schema.entities.map(withPositions))) {
      expect({ keyword, position }).toEqual({ keyword, position: attributes.map((_, index) => index) });
    }
  });
});

function withPositions(definition: EntityDefinition) {
  const { keyword, attributes } = definition;
  return { keyword, attributes, position: attributes.map(({ name }) => definition.position(name)) };
}

describe('the declared type of an attribute', () => {
  it.each([
    ['IFC2X3', 'IfcDoor', 'OverallHeight', 'IfcPositiveLengthMeasure'],
    ['IFC4', 'IfcDoor', 'OverallHeight', 'IfcPositiveLengthMeasure'],
    ['IFC2X3', 'IfcBuildingStorey', 'Elevation', 'IfcLengthMeasure'],
    ['IFC2X3', 'IfcMaterialLayer', 'LayerThickness', 'IfcPositiveLengthMeasure'],
    ['IFC4X3', 'IfcMaterialLayer', 'LayerThickness', 'IfcNonNegativeLengthMeasure'],
    ['IFC4', 'IfcWall', 'PredefinedType', 'IfcWallTypeEnum'],
    ['IFC4', 'IfcProduct', 'ObjectPlacement', 'IfcObjectPlacement'],
    ['IFC4', 'IfcPropertySingleValue', 'NominalValue', 'IfcValue'],
    ['IFC4', 'IfcSite', 'RefLatitude', 'IfcCompoundPlaneAngleMeasure'],
  ] as const)('%s: %s.%s is one %s', (schema, name, attribute, type) => {
    expect(declared(schema, name, attribute)).toBe(type);
  });

  it.each([
    ['IFC4', 'IfcRelAggregates', 'RelatedObjects', 'IfcObjectDefinition[]'],
    ['IFC4', 'IfcPropertyListValue', 'ListValues', 'IfcValue[]'],
    ['IFC4', 'IfcPerson', 'MiddleNames', 'IfcLabel[]'],
    ['IFC4', 'IfcCartesianPointList3D', 'CoordList', 'IfcLengthMeasure[]'],
    ['IFC4', 'IfcBSplineSurface', 'ControlPointsList', 'IfcCartesianPoint[]'],
  ] as const)('%s: %s.%s is a list, %s', (schema, name, attribute, type) => {
    expect(declared(schema, name, attribute)).toBe(type);
  });

  it.each([
    ['IFC2X3', 'IfcDirection', 'DirectionRatios', 'REAL[]'],
    ['IFC2X3', 'IfcGeometricRepresentationContext', 'Precision', 'REAL'],
    ['IFC2X3', 'IfcStairFlight', 'NumberOfRiser', 'INTEGER'],
    ['IFC2X3', 'IfcFace', 'Bounds', 'IfcFaceBound[]'],
    ['IFC2X3', 'IfcFaceBound', 'Orientation', 'BOOLEAN'],
    ['IFC2X3', 'IfcMaterialLayer', 'IsVentilated', 'IfcLogical'],
    ['IFC2X3', 'IfcShapeAspect', 'ProductDefinitional', 'LOGICAL'],
    ['IFC4', 'IfcDerivedUnitElement', 'Exponent', 'INTEGER'],
  ] as const)('%s: %s.%s is %s, told from the other simple types', (schema, name, attribute, type) => {
    expect(declared(schema, name, attribute)).toBe(type);
  });

  it('is that of EXPRESS where the declarations of web-ifc are wrong', () => {
    expect(declared('IFC2X3', 'IfcPixelTexture', 'Pixel')).toBe('BINARY[]');
    expect(declared('IFC4', 'IfcMaterialLayerWithOffsets', 'OffsetValues')).toBe('IfcLengthMeasure[]');
    expect(declared('IFC4X3', 'IfcMaterialProfileWithOffsets', 'OffsetValues')).toBe('IfcLengthMeasure[]');
  });
});
