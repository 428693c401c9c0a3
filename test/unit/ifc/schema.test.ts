import { describe, expect, it } from '@jest/globals';
import { Schema, type SchemaName } from '#core/ifc';

const names: readonly SchemaName[] = ['IFC2X3', 'IFC4', 'IFC4X3'];

/** The class and its ancestors, root last. */
function lineage(schema: SchemaName, name: string): string[] {
  const line: string[] = [];
  for (let at = Schema.of(schema).entity(name); at !== undefined; at = at.parent) line.push(at.name);
  return line;
}

describe('the classes of a schema', () => {
  it.each([
    ['IFC2X3', 653],
    ['IFC4', 776],
    ['IFC4X3', 876],
  ] as const)('%s has %i entities', (name, count) => {
    expect(new Set(Schema.of(name).entities.map((entity) => entity.keyword)).size).toBe(count);
  });

  it('are found by exact name, by STEP keyword and by any other letter case', () => {
    const wall = Schema.of('IFC4').entity('IfcWallStandardCase');
    expect(wall).toMatchObject({ name: 'IfcWallStandardCase', keyword: 'IFCWALLSTANDARDCASE' });
    expect(Schema.of('IFC4').entity('IFCWALLSTANDARDCASE')).toBe(wall);
    expect(Schema.of('IFC4').entity('ifcwallstandardcase')).toBe(wall);
  });

  it('include the abstract ones', () => {
    const abstract = ['IfcRoot', 'IfcObjectDefinition', 'IfcProduct', 'IfcElement', 'IfcRelationship', 'IfcProperty'];
    for (const schema of names) {
      expect(abstract.map((name) => Schema.of(schema).entity(name)?.name)).toEqual(abstract);
    }
  });

  it('do not include vendor classes, defined types, or names that every object has', () => {
    for (const name of ['ACMEGADGET', 'IfcLengthMeasure', 'IfcLineObject', '', 'constructor', '__proto__']) {
      expect(Schema.of('IFC4').entity(name)).toBeUndefined();
    }
  });

  it('are decoded once per schema', () => {
    expect(Schema.of('IFC4')).toBe(Schema.of('IFC4'));
    expect(Schema.of('IFC4').entity('IfcWall')).not.toBe(Schema.of('IFC2X3').entity('IfcWall'));
  });
});

describe('the class hierarchy', () => {
  it('leads from a class to the root of its schema', () => {
    const above = ['IfcElement', 'IfcProduct', 'IfcObject', 'IfcObjectDefinition', 'IfcRoot'];
    expect(lineage('IFC2X3', 'IfcWallStandardCase')).toEqual([
      'IfcWallStandardCase',
      'IfcWall',
      'IfcBuildingElement',
      ...above,
    ]);
    expect(lineage('IFC4', 'IfcWall')).toEqual(['IfcWall', 'IfcBuildingElement', ...above]);
    expect(lineage('IFC4X3', 'IfcWall')).toEqual(['IfcWall', 'IfcBuiltElement', ...above]);
  });

  it('has only supertypes that are entities of the same schema, and no cycle', () => {
    for (const schema of names) {
      const { entities } = Schema.of(schema);
      const roots = entities.map(({ name }) => lineage(schema, name).at(-1) ?? '');
      for (const root of roots) expect(Schema.of(schema).entity(root)?.parent).toBeUndefined();
      expect(Math.max(...entities.map(({ name }) => lineage(schema, name).length))).toBeLessThan(12);
    }
  });

  it.each([
    ['IFC2X3', 'IFCWALLSTANDARDCASE', 'IfcBuildingElement', true],
    ['IFC2X3', 'IFCWALL', 'IfcWallStandardCase', false],
    ['IFC2X3', 'IFCPROJECT', 'IfcObject', true],
    ['IFC4', 'IFCPROJECT', 'IfcObject', false],
    ['IFC4', 'IFCPROJECT', 'IfcContext', true],
    ['IFC4', 'IFCSPACE', 'IfcSpatialStructureElement', true],
    ['IFC4X3', 'IFCWALL', 'IfcBuiltElement', true],
    ['IFC4X3', 'IFCWALL', 'IfcBuildingElement', false],
    ['IFC4X3', 'IFCBRIDGE', 'IfcFacility', true],
    ['IFC4X3', 'IfcBuilding', 'IFCFACILITY', true],
    ['IFC4X3', 'ACMEGADGET', 'IfcRoot', false],
    ['IFC4X3', 'IFCWALL', 'AcmeGadget', false],
    ['IFC4X3', 'ACMEGADGET', 'ACMEGADGET', false],
  ] as const)('%s: %s isA %s is %p', (schema, keyword, ancestor, expected) => {
    expect(Schema.of(schema).isA(keyword, ancestor)).toBe(expected);
  });

  it('a class is itself', () => {
    for (const schema of names) expect(Schema.of(schema).isA('IFCDOOR', 'IfcDoor')).toBe(true);
  });
});

describe('the subclasses of a class', () => {
  it('are given as keywords, the class itself included', () => {
    expect([...Schema.of('IFC2X3').subtypes('IfcWall')].sort()).toEqual(['IFCWALL', 'IFCWALLSTANDARDCASE']);
    expect([...Schema.of('IFC4X3').subtypes('IFCFACILITY')].sort()).toEqual(
      ['IFCBRIDGE', 'IFCBUILDING', 'IFCFACILITY', 'IFCMARINEFACILITY', 'IFCRAILWAY', 'IFCROAD'].sort(),
    );
  });

  it('are those that isA says', () => {
    for (const name of names) {
      const schema = Schema.of(name);
      for (const ancestor of ['IfcProduct', 'IfcRelationship', 'IfcRepresentationItem', 'IfcTypeObject']) {
        const expected = schema.entities.filter((entity) => schema.isA(entity.keyword, ancestor));
        expect(expected.length).toBeGreaterThan(10);
        expect([...schema.subtypes(ancestor)]).toEqual(expected.map(({ keyword }) => keyword));
      }
    }
  });

  it('are none for an unknown class', () => {
    expect(Schema.of('IFC2X3').subtypes('IfcBridge').size).toBe(0);
  });
});
