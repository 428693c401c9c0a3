import { describe, expect, it } from '@jest/globals';
import { type BaseQuantity, type BodyProduct, Relations } from '#core/ifc';
import { type Point3, StatedQuantities } from '#core/model';
import { compareQuantities } from '#core/processing';
import { boxMesh, placed } from '../../support/glb-model.ts';
import { aggregates, opening, voids, wall } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

type Size = readonly [x: number, y: number, z: number];

/** Metres: 3 m³, sides of 15 m², a footprint of 1 m². */
const block: Size = [5, 0.2, 3];

const productOf = (expressId: number, className: string): BodyProduct => ({
  expressId,
  globalId: `guid-${expressId}`,
  class: className,
  name: null,
  isSpace: className === 'IfcSpace',
});

/** A box as an engine has measured it. */
function elementOf(expressId: number, { size: [x, y, z] = block, bodies = 1, closed = true }: Case) {
  const measures = {
    triangles: 12 * bodies,
    box: { min: [0, 0, 0] as Point3, max: [x, y, z] as Point3 },
    area: 2 * (x * y + y * z + z * x) * bodies,
    volume: x * y * z * bodies,
    centroid: [x / 2, y / 2, z / 2] as Point3,
    closed,
  };
  return { expressId, placements: Array.from({ length: bodies }, () => placed(0)), measures, wasInsideOut: false };
}

interface Case {
  readonly class?: string;
  readonly size?: Size;
  /** How often the box is placed. */
  readonly bodies?: number;
  readonly closed?: boolean;
  readonly lines?: string;
}

/** Compares what is stated of #100 with the block, in a file of these lines. */
async function compared(stated: Readonly<Record<string, number>>, given: Case = {}) {
  const { class: className = 'IfcWall', size = block, lines = wall(100) } = given;
  const { file } = await openIfc(lines, 'IFC4');
  const quantities = Object.entries(stated).map(([name, value]): BaseQuantity => {
    return { object: 100, name, kind: name.endsWith('Volume') ? 'volume' : 'area', value };
  });
  return compareQuantities({
    expected: [productOf(100, className)],
    quantities,
    relations: Relations.of(file),
    geometry: { meshes: [boxMesh(...size)], elements: new Map([[100, elementOf(100, given)]]) },
  });
}

const identity = { expressId: 100, globalId: 'guid-100', class: 'IfcWall', name: null };
const gross = 'gross, and openings are cut out of the mesh';

describe('What a file states, beside what is measured', () => {
  it('is nothing where it states nothing', async () => {
    expect(await compared({})).toBeUndefined();
  });

  it('agrees within one per cent, per class and quantity', async () => {
    const found = await compared({ NetVolume: 3.02, NetSideArea: 15, NetFootprintArea: 1.02 });
    expect(StatedQuantities.parse(found)).toEqual(found);
    expect(found).toMatchObject({ compared: 3, within: 2, leftOut: {} });
    expect(found?.byClass['IfcWall']?.['NetVolume']?.worst).toBeCloseTo(-0.02 / 3.02, 6);
    expect(found?.byClass['IfcWall']?.['NetFootprintArea']).toMatchObject({ compared: 1, within: 0 });
  });

  it('lists what is further away, the worst first, with both values', async () => {
    const found = await compared({ NetVolume: 3.3, NetSideArea: 10, GrossVolume: 0 });
    expect(found?.deviations.map(({ quantity }) => quantity)).toEqual(['GrossVolume', 'NetSideArea', 'NetVolume']);
    const { deviation, measured, ...side } = found?.deviations[1] ?? {};
    expect(side).toEqual({ ...identity, quantity: 'NetSideArea', unit: 'm²', stated: 10 });
    expect([deviation?.toFixed(6), measured?.toFixed(6)]).toEqual(['0.500000', '15.000000']);
  });

  it('is compared without openings only where there are none', async () => {
    const stated = { NetVolume: 3, GrossVolume: 3 };
    const hole = `${wall(100)}\n${opening(101)}\n${voids(102, 100, 101)}`;
    expect(await compared(stated, { lines: hole })).toMatchObject({ compared: 1, leftOut: { [gross]: 1 } });
    const part = `${wall(100)}\n${wall(99)}\n${opening(101)}\n${voids(102, 99, 101)}\n${aggregates(103, 99, 100)}`;
    expect(await compared(stated, { lines: part })).toMatchObject({ compared: 1, leftOut: { [gross]: 1 } });
  });

  it('is compared with what the class means by it', async () => {
    const slab: Size = [4, 5, 0.2];
    expect(await compared({ NetArea: 20 }, { class: 'IfcSlab', size: slab })).toMatchObject({ within: 1 });
    expect(await compared({ NetFloorArea: 20 }, { class: 'IfcSpace', size: slab })).toMatchObject({ within: 1 });
    expect(await compared({ GrossSurfaceArea: 43.6 }, { class: 'IfcBeam', size: slab })).toMatchObject({ within: 1 });
    expect(await compared({ NetArea: 20 }, { class: 'IfcDoor', size: slab })).toMatchObject({
      compared: 0,
      leftOut: { 'not measured': 1 },
    });
  });

  it('is left out where the mesh does not tell', async () => {
    expect(await compared({ NetVolume: 3 }, { closed: false })).toMatchObject({ leftOut: { 'open mesh': 1 } });
    expect(await compared({ NetSideArea: 15, NetVolume: 6 }, { bodies: 2 })).toMatchObject({
      within: 1,
      leftOut: { 'several bodies': 1 },
    });
    expect(await compared({ NetSideArea: 1 }, { size: [1, 1, 1] })).toMatchObject({ leftOut: { 'no flat sides': 1 } });
  });
});
