import { ElementBlock, type ElementGeometry, linkTables, type Mesh } from '#core/geometry';
import { ArgumentReader } from '#core/step';
import { type DirectResult, DirectTessellator } from '../../../../core/geometry/direct/direct-tessellator.ts';
import { Links } from '../../../../core/geometry/direct/links/links.ts';
import type { Segmentation } from '../../../../core/geometry/direct/source.ts';
import { Shapes } from '../../../../core/geometry/shapes.ts';
import { metres, modelLines } from '../../../support/geometry.ts';
import { openSource, stepFile } from '../../../support/step.ts';

/** So fine that curves are as good as exact. */
export const fine: Segmentation = { fewest: 720, most: 720, fewestOfArc: 720, chordError: 1 };

/** What the direct path makes of one product of a small model. */
export async function direct(
  lines: string,
  product = 100,
  { segmentation = fine, units = metres, mostTriangles = Number.POSITIVE_INFINITY } = {},
): Promise<DirectResult & { readonly meshes: readonly Mesh[]; readonly wasPostponed: boolean }> {
  const source = stepFile(modelLines(lines));
  const { step } = await openSource(source);
  const shapes = new Shapes();
  const reader = new ArgumentReader(source, step.index);
  const tessellator = new DirectTessellator(
    reader,
    { ...units, segmentation, mostTriangles },
    shapes,
    new ElementBlock(shapes.meshes),
    // As of a large file.
    new Links(reader, linkTables(step.index, 1)),
  );
  const result = tessellator.tessellate(product);
  if (result.status !== 'postponed') return { ...result, meshes: shapes.meshes, wasPostponed: false };
  await tessellator.prepare();
  return { ...tessellator.tessellate(product), meshes: shapes.meshes, wasPostponed: true };
}

/** The same where it has to make it. */
export async function made(...asked: Parameters<typeof direct>): Promise<ElementGeometry> {
  const result = await direct(...asked);
  if (result.status === 'produced') return result.geometry;
  throw new Error(result.status === 'declined' ? `Declined: ${result.reason}` : `It is ${result.status}.`);
}
