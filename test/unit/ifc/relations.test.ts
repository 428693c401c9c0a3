import { describe, expect, it } from '@jest/globals';
import { Relations } from '#core/ifc';
import { aggregates, contains, globalId, space, storey, wall } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

async function relationsOf(lines: string, schema?: string) {
  const { file, diagnostics } = await openIfc(lines, schema);
  return { relations: Relations.of(file), diagnostics };
}

describe('Relations', () => {
  it('reads a relation from both ends, in the order of the file', async () => {
    const lines = [storey(1), wall(2), wall(3), wall(4), contains(10, 1, 4, 2), contains(11, 1, 3)].join('\n');
    const { relations, diagnostics } = await relationsOf(lines);
    expect([...relations.containedIn.inverse.get(1)]).toEqual([4, 2, 3]);
    expect(relations.containedIn.forward.first(2)).toBe(1);
    expect(relations.containedIn.size).toBe(3);
    expect(diagnostics.findings).toEqual([]);
  });

  it('keeps aggregation and nesting apart', async () => {
    const { relations } = await relationsOf(
      `${wall(1)}\n${wall(2)}\n${wall(3)}\n${aggregates(4, 1, 2)}\n#5=IFCRELNESTS('${globalId(5)}',$,$,$,#1,(#3));`,
    );
    expect([...relations.aggregates.forward.get(1)]).toEqual([2]);
    expect([...relations.nests.forward.get(1)]).toEqual([3]);
  });

  it('names the relationship of each pair, parallel to the far ends', async () => {
    const { relations } = await relationsOf(
      [storey(1), wall(2), wall(3), aggregates(10, 1, 2), aggregates(11, 1, 3)].join('\n'),
    );
    expect([...relations.aggregates.relationships.get(1)]).toEqual([10, 11]);
  });

  it('reads subclasses of a relationship with it', async () => {
    const lines = `${space(1)}\n${wall(2)}\n#3=IFCRELSPACEBOUNDARY2NDLEVEL('x',$,$,$,#1,#2,$,.PHYSICAL.,.INTERNAL.,$,$);`;
    const { relations } = await relationsOf(lines);
    expect([...relations.boundedBy.forward.get(1)]).toEqual([2]);
  });

  it('opens the set of property sets that IFC4 allows in place of one', async () => {
    const { relations } = await relationsOf(
      `${wall(1)}
#2=IFCPROPERTYSET('a',$,'A',$,());
#3=IFCPROPERTYSET('b',$,'B',$,());
#4=IFCRELDEFINESBYPROPERTIES('c',$,$,$,(#1),IFCPROPERTYSETDEFINITIONSET((#2,#3)));`,
    );
    expect([...relations.definedByProperties.forward.get(1)]).toEqual([2, 3]);
  });

  it('reads the same however references are written, and however many there are', async () => {
    const ids = Array.from({ length: 5000 }, (_, at) => 100 + at);
    const walls = ids.map((id) => wall(id)).join('\n');
    const list = (separator: string, count: number) =>
      `(${ids
        .slice(0, count)
        .map((id) => `#${id}`)
        .join(separator)})`;
    const written = [
      list(',', 3),
      list(' ,\n', 3),
      list('/**/,', 3),
      '((#100,#101),#102)',
      list(',', 4096),
      list(',', 5000),
    ];
    for (const [at, related] of written.entries()) {
      const { relations, diagnostics } = await relationsOf(
        `${walls}\n${storey(1)}\n#2=IFCRELAGGREGATES('${globalId(2)}',$,$,$,#1,${related});`,
      );
      const count = related.length > 100 ? 4096 + 904 * (at - 4) : 3;
      expect([...relations.aggregates.forward.get(1)]).toEqual(ids.slice(0, count));
      expect(diagnostics.findings).toEqual([]);
    }
  });

  it('finds an end that IFC2X3 calls by another name', async () => {
    const lines = `#1=IFCSPACE('a',$,$,$,$,$,$,$,.ELEMENT.,.INTERNAL.,$);
#2=IFCCOVERING('b',$,$,$,$,$,$,$,.CEILING.);
#3=IFCRELCOVERSSPACES('c',$,$,$,#1,(#2));`;
    const { relations } = await relationsOf(lines, 'IFC2X3');
    expect([...relations.coveredSpace.forward.get(1)]).toEqual([2]);
  });

  it('leaves out what the file does not contain and says so', async () => {
    const { relations, diagnostics } = await relationsOf(`${storey(1)}\n${wall(2)}\n${contains(3, 1, 2, 99)}`);
    expect([...relations.containedIn.inverse.get(1)]).toEqual([2]);
    expect(diagnostics.findings).toMatchObject([
      {
        code: 'step/dangling-reference',
        found: '#99',
        at: { expressId: 3, class: 'IfcRelContainedInSpatialStructure' },
      },
    ]);
  });

  it('may refer to nothing a hundred thousand times', async () => {
    const { diagnostics } = await relationsOf(`#3=IFCRELAGGREGATES('a',$,$,$,#1,(${'#9,'.repeat(99_999)}#9));`);
    expect(diagnostics.count('step/dangling-reference')).toBe(100_001);
  });

  it('reports a relationship that lacks an end, but not where the schema lets it', async () => {
    const { relations, diagnostics } = await relationsOf(
      `${space(1)}
#2=IFCRELAGGREGATES('a',$,$,$,$,(#1));
#3=IFCRELASSOCIATESMATERIAL('b',$,$,$,(),#4);
#4=IFCMATERIAL('M',$,$);
#5=IFCRELSPACEBOUNDARY('c',$,$,$,#1,$,$,.VIRTUAL.,.INTERNAL.);`,
    );
    expect(relations.aggregates.size + relations.hasMaterial.size + relations.boundedBy.size).toBe(0);
    expect(diagnostics.findings.map(({ code, at }) => [code, at.expressId])).toEqual([
      ['ifc/incomplete-relationship', 2],
      ['ifc/incomplete-relationship', 3],
    ]);
  });

  it('survives ends of a wrong type', async () => {
    const { relations, diagnostics } = await relationsOf(
      `#1=IFCRELAGGREGATES('a',$,$,$,'text',(1.5,.T.,((#1))));\n#2=IFCRELVOIDSELEMENT('b',$,$);`,
    );
    expect(relations.aggregates.size).toBe(0);
    expect(diagnostics.count('ifc/incomplete-relationship')).toBe(3);
  });

  it('refuses to multiply two huge lists', async () => {
    const many = Array.from({ length: 1200 }, () => '#1').join(',');
    const { relations, diagnostics } = await relationsOf(
      `${wall(1)}\n#2=IFCRELDEFINESBYPROPERTIES('a',$,$,$,(${many}),IFCPROPERTYSETDEFINITIONSET((${many})));`,
    );
    expect(relations.definedByProperties.size).toBe(0);
    expect(diagnostics.count('ifc/too-many-related')).toBe(1);
  });
});
