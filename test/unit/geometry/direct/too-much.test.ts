import { describe, expect, it } from '@jest/globals';
import { BLOCK, product } from '../../../support/geometry.ts';
import { direct } from './made.ts';

/** Maps of twice the next, so many levels deep: of the last one there are 2 to that power. */
const doubled = (levels: number) =>
  Array.from({ length: levels }, (_, level) => {
    const [map, shape, item] = [1000 + level, 1100 + level, 1200 + level];
    const isLast = level + 1 === levels;
    const made = isLast ? BLOCK : `IFCMAPPEDITEM(#${map + 1},#31)`;
    return `#${map}=IFCREPRESENTATIONMAP(#6,#${shape});
#${shape}=IFCSHAPEREPRESENTATION(#5,'Body','MappedRepresentation',(#${item}${isLast ? '' : `,#${item}`}));
#${item}=${made};\n`;
  }).join('');
const mapped = (levels: number) =>
  `${product(100, 'IFCMAPPEDITEM(#1000,#31)')}#31=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,$,$);\n${doubled(levels)}`;

describe('A product of more than anybody can use', () => {
  it('is no matter of another engine: maps that double the next, thirty levels deep', async () => {
    expect(await direct(mapped(30))).toMatchObject({
      status: 'failed',
      expressId: 100,
      code: 'geometry/too-many-triangles',
      reason: 'It has more than 100000 bodies.',
    });
  });

  it('is one that lists the same block again and again', async () => {
    const block = product(100, BLOCK).replace('(#101)', `(${'#101,'.repeat(100_000)}#101)`);
    expect(await direct(block)).toMatchObject({ status: 'failed', code: 'geometry/too-many-triangles' });
  });

  it('is not one of a few levels', async () => {
    const { status, ...rest } = await direct(mapped(4));
    expect(status).toBe('produced');
    expect(rest).toMatchObject({ geometry: { measures: { triangles: 8 * 12 } } });
  });

  it('is what exceeds the triangles that it may have', async () => {
    const settings = { mostTriangles: 50 };
    expect(await direct(mapped(4), 100, settings)).toMatchObject({
      status: 'failed',
      reason: 'It has more than 50 triangles.',
    });
    expect(await direct(mapped(3), 100, settings)).toMatchObject({ status: 'produced' });
  });
});
