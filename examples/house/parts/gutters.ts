import { material } from '../ifc/materials.ts';
import type { Model } from '../ifc/model.ts';
import type { Vec2, Vec3 } from '../ifc/points.ts';
import { polygon } from '../ifc/profiles.ts';
import { lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { extrude, type Item, sweepDisk } from '../ifc/solids.ts';
import { house, level, roof } from '../plan/dimensions.ts';
import { undersideAt } from '../plan/roof-line.ts';
import { buildProduct } from './product.ts';
import type { Places } from './spatial.ts';

const gutter = { radius: 76, sheet: 4, drop: 40 } as const;
const downpipe = { radius: 44, sheet: 3, offWall: 70 } as const;
const steps = 8;

/** Half-round gutters under both eaves, with a downpipe near each corner of the house. */
export function buildGutters(model: Model, places: Places): Rooted[] {
  return [buildSide(model, places, 'S', -1), buildSide(model, places, 'N', 1)].flat();
}

function buildSide(model: Model, places: Places, side: string, outwards: -1 | 1): Rooted[] {
  const face = outwards < 0 ? 0 : house.depth;
  const axis = face + outwards * (roof.eavesOverhang + gutter.radius);
  const height = undersideAt(-roof.eavesOverhang) + gutter.drop + gutter.radius;
  const trough = extrude(model, polygon(model, halfRing()), house.width + 2 * roof.gableOverhang, {
    origin: [-roof.gableOverhang, axis, height],
    z: [1, 0, 0],
    x: [0, 1, 0],
  });
  const gutterPart = part(model, places, `GU-${side}`, `Gutter ${side}`, 'GUTTER', trough, house.width + 800);
  const pipes = [250, house.width - 250].map((x, index) => {
    const bottom = outwards < 0 ? level.deck : level.terrain;
    const foot = face + outwards * downpipe.offWall;
    const path: Vec3[] = [
      [x, axis, height - gutter.radius],
      [x, axis, height - gutter.radius - 120],
      [x, foot, height - gutter.radius - 480],
      [x, foot, bottom],
    ];
    const solid = sweepDisk(model, path, downpipe.radius, downpipe.radius - downpipe.sheet);
    const tag = `DP-${side}${index + 1}`;
    return part(model, places, tag, `Downpipe ${side}${index + 1}`, 'RIGIDSEGMENT', solid, height - bottom);
  });
  return [gutterPart, ...pipes];
}

/** Section through the trough: x across, y up. */
function halfRing(): Vec2[] {
  const arc = (radius: number): Vec2[] =>
    Array.from({ length: steps + 1 }, (_, index) => {
      const angle = Math.PI * (1 + index / steps);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  return [...arc(gutter.radius), ...arc(gutter.radius - gutter.sheet).reverse()];
}

function part(
  model: Model,
  places: Places,
  tag: string,
  name: string,
  kind: 'GUTTER' | 'RIGIDSEGMENT',
  solid: Item,
  length: number,
): Rooted {
  const place = kind === 'GUTTER' ? places.roof : places.ground;
  const { product } = buildProduct(model, {
    ifc: 'IFCPIPESEGMENT',
    tag,
    name,
    predefined: kind,
    layer: 'Drainage',
    items: [solid],
    within: place.spatial,
    parent: place.placement,
    frame: { origin: [0, 0, -place.elevation] },
    material: material(model, 'Titanium zinc'),
    uniclass: 'EF_50_30',
  });
  measure(model, product, 'Qto_PipeSegmentBaseQuantities', { Length: lengthOf(length) });
  return product;
}
