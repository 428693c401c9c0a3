import { element, predefined } from '../ifc/element.ts';
import { type Faces, polygonal, triangulated } from '../ifc/face-sets.ts';
import { material } from '../ifc/materials.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { localPlacement, type Vec3 } from '../ifc/points.ts';
import { body, productShape } from '../ifc/shape.ts';
import { groundGrid } from '../plan/terrain.ts';
import type { Place } from './spatial.ts';

/** Depth of the block of earth that the site is cut from, as in an architect's cardboard model. */
const bottom = -2600;

/** IfcGeographicElement: the lawn, and the cut faces of the earth below it. */
export function buildTerrain(model: Model, site: Place): void {
  const { points, columns, rows } = groundGrid();
  const lawn = paint(model, triangulated(model, { points, faces: gridTriangles(columns, rows) }, false), 'lawn');
  const earth = paint(model, polygonal(model, cutFaces(points, columns, rows), false), 'earth');
  const described = {
    tag: 'TE-01',
    name: 'Terrain',
    placement: localPlacement(model, site.placement, { origin: [0, 0, 0] }),
    shape: productShape(model, body(model, 'Landscape', [lawn, earth])),
  };
  const terrain = element(model, 'IFCGEOGRAPHICELEMENT', described, predefined('TERRAIN'));
  model.relate('IFCRELCONTAINEDINSPATIALSTRUCTURE', site.spatial, terrain);
  model.relate('IFCRELASSOCIATESMATERIAL', material(model, 'Topsoil'), terrain);
}

/** Two triangles per cell; the diagonal alternates, which keeps the slopes soft. */
function gridTriangles(columns: number, rows: number): number[][] {
  const faces: number[][] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      const [b, c, d] = [a + 1, a + columns + 1, a + columns];
      if ((row + column) % 2 === 0) faces.push([a, b, c], [a, c, d]);
      else faces.push([a, b, d], [b, c, d]);
    }
  }
  return faces;
}

/** Four upright faces that follow the ground along the edges of the plot, and the underside. */
function cutFaces(grid: readonly Vec3[], columns: number, rows: number): Faces {
  const along = (count: number, place: (index: number) => number) => Array.from({ length: count }, (_, i) => place(i));
  const edges = [
    along(columns, (i) => i),
    along(rows, (i) => i * columns + columns - 1),
    along(columns, (i) => rows * columns - 1 - i),
    along(rows, (i) => (rows - 1 - i) * columns),
  ];
  const rim = edges.flatMap((edge) => edge.slice(0, -1).map((index) => pointAt(grid, index)));
  const feet = edges.map((edge): Vec3 => [...pair(pointAt(grid, edge[0] ?? 0)), bottom]);
  const footOf = (edge: number) => rim.length + (edge % edges.length);
  let start = 0;
  const sides = edges.map((edge, index) => {
    const top = edge.map((_, place) => (start + place) % rim.length);
    start += edge.length - 1;
    return [footOf(index), footOf(index + 1), ...top.reverse()];
  });
  const underside = [3, 2, 1, 0].map(footOf);
  return { points: [...rim, ...feet], faces: [...sides, underside] };
}

function pair([x, y]: Vec3): [number, number] {
  return [x, y];
}

function pointAt(grid: readonly Vec3[], index: number): Vec3 {
  const found = grid[index];
  if (!found) throw new RangeError(`no point ${index} in the ground`);
  return found;
}
