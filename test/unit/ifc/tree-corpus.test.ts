import { expect, it } from '@jest/globals';
import { IfcFile, productsWithBody, Relations, readMetadata, Units } from '#core/ifc';
import { ModelMetadata, SpatialTree } from '#core/model';
import { corpusBytes, corpusFiles, describeCorpus } from '../../support/corpus.ts';
import { bytesSource, openSource } from '../../support/step.ts';
import { nodesOf, treeOfFile } from '../../support/trees.ts';

/** One comment of it never ends: it is refused. */
const REFUSED = 'errorfile.ifc';
const plainFiles = () => corpusFiles().filter((name) => name.endsWith('.ifc') && name !== REFUSED);

async function openCorpus(name: string) {
  const { step, diagnostics } = await openSource(bytesSource(corpusBytes(name), name));
  return { file: new IfcFile(step, diagnostics), diagnostics };
}

describeCorpus('The public corpus', () => {
  it.each(plainFiles())('%s: the tree has every product exactly once, openings apart', async (name) => {
    const { file } = await openCorpus(name);
    const { tree, products } = treeOfFile(file);
    const found = [...nodesOf(tree)].map(({ expressId }) => expressId).sort((a, b) => a - b);
    const expected = products.all.filter((product) => product.class !== 'IfcOpeningElement');
    const projects = [...file.idsOf('IfcProject')];
    expect(found).toEqual([...projects, ...expected.map(({ expressId }) => expressId)].sort((a, b) => a - b));
    expect(SpatialTree.parse(tree)).toEqual(tree);
  });

  it.each(plainFiles())('%s: the metadata keep to their schema', async (name) => {
    const { file } = await openCorpus(name);
    const metadata = readMetadata(file, Units.of(file), Relations.of(file));
    expect(ModelMetadata.parse(metadata)).toEqual(metadata);
    expect(Object.values(metadata.counts.instancesByClass).reduce((sum, count) => sum + count, 0)).toBe(
      file.step.count,
    );
  });

  // Counted with IfcOpenShell 0.9: products that get_container finds nowhere, openings apart.
  it.each([
    ['AC20-FZK-Haus.ifc', 3],
    ['171210AISC_Sculpture_brep.ifc', 196],
    ['ISSUE_021_Mini_Project.ifc', 0],
    ['Office_A_20110811.ifc', 0],
  ])('%s has %d products without a place', async (name, expected) => {
    const { file, diagnostics } = await openCorpus(name);
    treeOfFile(file);
    expect(diagnostics.count('ifc/unplaced')).toBe(expected);
  });

  // The meshes that web-ifc 0.0.78 streams of each file; of the AISC sculpture it loses one plate.
  it.each([
    ['AC20-FZK-Haus.ifc', 83],
    ['duplex.ifc', 215],
    ['ISSUE_021_Mini_Project.ifc', 2636],
    ['KIT-Simple-Road-Test-Web-IFC4x3_RC2.ifc', 66],
    ['Office_A_20110811.ifc', 803],
    ['171210AISC_Sculpture_brep.ifc', 350 + 1],
  ])('%s has %d products with a body, spaces apart', async (name, expected) => {
    const { file } = await openCorpus(name);
    expect([...productsWithBody(file)].filter(({ isSpace }) => !isSpace)).toHaveLength(expected);
  });

  it('AC20-FZK-Haus.ifc lies where its bytes say', async () => {
    const { file } = await openCorpus('AC20-FZK-Haus.ifc');
    const { georeference, contexts } = readMetadata(file, Units.of(file), Relations.of(file));
    // (49,6,1,566000) and (8,26,11,540400)
    expect(georeference.sites[0]?.latitude).toBeCloseTo(49.100435, 9);
    expect(georeference.sites[0]?.longitude).toBeCloseTo(8.436539, 6);
    expect(georeference.sites[0]?.elevation).toBe(110);
    const topmost = contexts.filter(({ parent }) => parent === null);
    expect(topmost.map(({ type }) => type)).toEqual(['Model', 'Plan']);
  });

  it('building-architecture.ifc has a map conversion from millimetres to millimetres', async () => {
    const { file } = await openCorpus('building-architecture.ifc');
    const { georeference } = readMetadata(file, Units.of(file), Relations.of(file));
    expect(georeference.crs).toMatchObject({ epsg: 32760, geodeticDatum: 'WGS 84' });
    expect(georeference.mapConversion?.origin[0]).toBeCloseTo(729013.3488297004, 6);
    expect(georeference.mapConversion?.rotationDegrees).toBeCloseTo(60, 9);
    expect(georeference.mapConversion?.metreScale).toBe(1);
  });
});
