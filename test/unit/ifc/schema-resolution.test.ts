import { describe, expect, it } from '@jest/globals';
import { resolveSchema, Schema } from '#core/ifc';

function read(fileSchema: string): string | undefined {
  const resolved = resolveSchema(fileSchema);
  return resolved && `${resolved.schema.name}, ${resolved.exact ? 'exactly' : 'approximately'}`;
}

describe('a FILE_SCHEMA identifier', () => {
  it.each(['IFC2X3', 'IFC4', 'IFC4X3'] as const)('%s is read as the schema of that name', (name) => {
    expect(resolveSchema(name)).toEqual({ schema: Schema.of(name), exact: true });
  });

  it.each([
    ['IFC2X3_TC1', 'IFC2X3, exactly'],
    ['IFC4_ADD2', 'IFC4, exactly'],
    ['IFC4_ADD2_TC1', 'IFC4, exactly'],
    ['IFC4X3_ADD2', 'IFC4X3, exactly'],
    ['IFC2X_FINAL', 'IFC2X3, approximately'],
    ['IFC2X2_FINAL', 'IFC2X3, approximately'],
    ['IFC2X2_ADD1', 'IFC2X3, approximately'],
    ['IFC2X4_RC4', 'IFC4, approximately'],
    ['IFC4_ADD1', 'IFC4, approximately'],
    ['IFC4_RC4', 'IFC4, approximately'],
    ['IFC4X1', 'IFC4, approximately'],
    ['IFC4X1_RC3', 'IFC4, approximately'],
    ['IFC4X2', 'IFC4, approximately'],
    ['IFC4X3_RC1', 'IFC4X3, approximately'],
    ['IFC4X3_RC2', 'IFC4X3, approximately'],
    ['IFC4X3_RC4', 'IFC4X3, approximately'],
    ['IFC4X3_TC1', 'IFC4X3, approximately'],
    ['IFC4X3_ADD1', 'IFC4X3, approximately'],
    ['IFC4X4_DEV', 'IFC4X3, approximately'],
  ])('%s is read as %s', (fileSchema, expected) => {
    expect(read(fileSchema)).toBe(expected);
  });

  it.each(['ifc2x3', ' Ifc2x3 ', 'IFC2X3 { 1 0 16739 1 }'])('%p is read as IFC2X3', (fileSchema) => {
    expect(read(fileSchema)).toBe('IFC2X3, exactly');
  });

  it.each(['', 'IFC', 'IFC5', 'IFC151', 'IFC20_LONGFORM', 'IFC4X', 'IFC41', 'XIFC4', 'IFC2X3IFC4', 'constructor'])(
    '%p is not read as any schema',
    (fileSchema) => {
      expect(resolveSchema(fileSchema)).toBeUndefined();
    },
  );

  it('of another STEP application is not read as any schema', () => {
    expect(resolveSchema('AUTOMOTIVE_DESIGN { 1 0 10303 214 1 1 1 1 }')).toBeUndefined();
  });
});

describe('an edition between two schemas', () => {
  it('has the classes of both: IFC4X1 and IFC4X2 those that IFC4X3 took over', () => {
    const schema = resolveSchema('IFC4X2')?.schema;
    expect(schema?.isA('IFCBRIDGE', 'IfcSpatialStructureElement')).toBe(true);
    expect(schema?.isA('IFCALIGNMENT', 'IfcProduct')).toBe(true);
    expect(schema?.isA('IFCWALLSTANDARDCASE', 'IfcBuildingElement')).toBe(true);
    expect(schema?.subtypes('IfcSpatialStructureElement').has('IFCBRIDGE')).toBe(true);
  });

  it('has the classes of both: release candidates of IFC4X3 those that IFC4X3 dropped', () => {
    const schema = resolveSchema('IFC4X3_RC2')?.schema;
    expect(schema?.entity('IFCPRESENTATIONSTYLEASSIGNMENT')?.position('Styles')).toBe(0);
    expect(schema?.isA('IFCWALLSTANDARDCASE', 'IfcWall')).toBe(true);
  });

  it('keeps the attributes of the schema it is read as', () => {
    expect(resolveSchema('IFC4X1')?.schema.entity('IfcProperty')?.position('Description')).toBe(1);
    expect(resolveSchema('IFC4X3_RC2')?.schema.entity('IfcProperty')?.position('Specification')).toBe(1);
  });

  it('leaves the exact schemas as they are', () => {
    expect(Schema.of('IFC4').entity('IFCBRIDGE')).toBeUndefined();
    expect(Schema.of('IFC4X3').entity('IFCPRESENTATIONSTYLEASSIGNMENT')).toBeUndefined();
  });
});
