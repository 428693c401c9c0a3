import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import {
  coverageOf,
  damagedArtifacts,
  isAccounted,
  measuredIn,
  schemaErrors,
  shownIn,
} from '../support/artifact-checks.ts';
import { corpusFiles, corpusPath, describeCorpus } from '../support/corpus.ts';
import { decompress, validationIssues } from '../support/glb.ts';
import { eventsOf, plinth, processed, temporaryFolder } from '../support/plinth.ts';

/** Elements with a mesh, spaces apart. */
const produced: Readonly<Record<string, number>> = {
  '171210AISC_Sculpture_brep.ifc': 351,
  'AC11-Institute-Var-2-IFC.ifczip': 700,
  'AC20-FZK-Haus.ifc': 83,
  'ISSUE_021_Mini_Project.ifc': 2636,
  'Ifc4_CubeAdvancedBrep.ifc': 1,
  'IfcOpenHouse_IFC4.ifc': 35,
  'KIT-Simple-Road-Test-Web-IFC4x3_RC2.ifc': 66,
  'Office_A_20110811.ifc': 803,
  'building-architecture.ifc': 12,
  'doubleguids.ifc': 15,
  'duplex.ifc': 215,
  'infra-bridge.ifc': 48,
  'revit_quantities.ifc': 13,
  'tested_sample_project.ifc': 93,
  'vectorworks_sjis.ifc': 22,
};

describeCorpus('plinth process on the public corpus', () => {
  it('knows every file of it', () => {
    expect(corpusFiles()).toEqual(['errorfile.ifc', ...Object.keys(produced)].sort());
  });

  it.each(Object.entries(produced))('converts %s', async (name, elements) => {
    const { folder, events } = processed(corpusPath(name));
    const coverage = coverageOf(folder);
    expect(coverage.produced).toBe(elements);
    expect([coverage, coverage.spaces, ...Object.values(coverage.byClass)].every(isAccounted)).toBe(true);
    expect(coverage.failures).toHaveLength(coverage.failed + coverage.spaces.failed);
    expect(await shownIn(folder)).toEqual(measuredIn(folder));
    expect(schemaErrors(folder)).toEqual([]);
    expect(damagedArtifacts(folder)).toEqual([]);
    const glb = readFileSync(join(folder, 'model.glb'));
    expect(await validationIssues(glb)).toEqual([]);
    expect(await validationIssues(await decompress(glb))).toEqual([]);
    expect(events.at(-1)).toMatchObject({ event: 'done', produced: elements });
  });

  it.each([
    ['building-architecture.ifc', 14, 14],
    ['infra-bridge.ifc', 18, 18],
    ['ISSUE_021_Mini_Project.ifc', 3521, 3265],
  ])('finds of the volumes and areas that %s states %d, and %d within 1 %% of its meshes', (name, compared, within) => {
    expect(coverageOf(processed(corpusPath(name)).folder).quantities).toMatchObject({ compared, within });
  });

  it('keeps the GLBs of the files above 500 kB to 12 % of them in the geometric mean, 20 % each', () => {
    const shares = Object.keys(produced)
      .filter((name) => name.endsWith('.ifc') && statSync(corpusPath(name)).size > 500_000)
      .map((name) => {
        const { folder } = processed(corpusPath(name));
        return statSync(join(folder, 'model.glb')).size / statSync(corpusPath(name)).size;
      });
    const mean = Math.exp(shares.reduce((sum, share) => sum + Math.log(share), 0) / shares.length);
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.2);
    expect(mean).toBeLessThanOrEqual(0.12);
  });

  it('refuses errorfile.ifc: its comment never ends', () => {
    const ended = plinth('process', corpusPath('errorfile.ifc'), '--out', temporaryFolder(), '--json');
    expect(ended.code).toBe(3);
    expect(eventsOf(ended).at(-1)).toMatchObject({
      event: 'refused',
      diagnostic: { code: 'step/unterminated-comment' },
    });
  });
});
