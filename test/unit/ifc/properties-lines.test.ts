import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IfcFile } from '#core/ifc';
import { Reference, TypedValue } from '#core/step';
import { corpusBytes, describeCorpus } from '../../support/corpus.ts';
import { globalId, wall } from '../../support/ifc-lines.ts';
import {
  definesByProperties,
  label,
  parsedProperties,
  propertyRecords,
  propertySet,
  propertyTexts,
  readProperties,
} from '../../support/ifc-records.ts';
import { bytesSource, openSource } from '../../support/step.ts';
import { type Instance, writeStep } from '../../support/step-writer.ts';

const style = { gaps: [''], characters: [0], numbers: [0] };
const reference = (id: number) => new Reference(id);

interface Stated {
  readonly name: string;
  readonly value: string;
}

/** Walls #1... that have the set #1001, #1002... with properties #2001...; objects may share sets, and sets properties. */
function modelOf(properties: readonly Stated[], sets: readonly number[][], walls: readonly number[][]): Instance[] {
  const root = (id: number) => [globalId(id), null, null, null];
  return [
    ...properties.map(({ name, value }, at) => ({
      id: 2001 + at,
      keyword: 'IFCPROPERTYSINGLEVALUE',
      values: [name, null, new TypedValue('IFCLABEL', value), null],
    })),
    ...sets.map((members, at) => ({
      id: 1001 + at,
      keyword: 'IFCPROPERTYSET',
      values: [globalId(1001 + at), null, `Set ${at % 3}`, null, members.map((member) => reference(2001 + member))],
    })),
    ...walls.map((_, at) => ({
      id: 1 + at,
      keyword: 'IFCWALL',
      values: [...root(1 + at), null, null, null, null, null],
    })),
    ...walls.flatMap((own, at) =>
      own.map((set, by) => ({
        id: 10_000 + at * 100 + by,
        keyword: 'IFCRELDEFINESBYPROPERTIES',
        values: [...root(10_000 + at * 100 + by), [reference(1 + at)], reference(1001 + set)],
      })),
    ),
  ];
}

const index = fc.nat({ max: 4 });
const model = fc.record({
  properties: fc.array(
    fc.record({ name: fc.string({ unit: 'grapheme', minLength: 1 }), value: fc.string({ unit: 'grapheme' }) }),
    { minLength: 5, maxLength: 5 },
  ),
  sets: fc.array(fc.uniqueArray(index, { minLength: 1 }), { minLength: 5, maxLength: 5 }),
  walls: fc.array(fc.uniqueArray(index), { minLength: 1, maxLength: 6 }),
});

async function openModel(instances: readonly Instance[]): Promise<IfcFile> {
  const { step, diagnostics } = await openSource(bytesSource(writeStep(instances, style)));
  return new IfcFile(step, diagnostics);
}

describe('properties.ndjson', () => {
  it('has the same as the records, whatever is shared by whom', async () => {
    await fc.assert(
      fc.asyncProperty(model, async ({ properties, sets, walls }) => {
        const file = await openModel(modelOf(properties, sets, walls));
        expect(propertyTexts(file)).toEqual(propertyRecords(file).map((record) => JSON.stringify(record)));
      }),
      { numRuns: 100 },
    );
  });

  it('gives names and texts back as they are meant', async () => {
    await fc.assert(
      fc.asyncProperty(model, async ({ properties }) => {
        const file = await openModel(modelOf(properties, [[0, 1, 2, 3, 4]], [[0]]));
        const [line] = parsedProperties(file);
        const read = line?.sets[0]?.properties.map((p) => (p.kind === 'single' ? { name: p.name, value: p.value } : p));
        expect(read).toEqual(properties);
      }),
      { numRuns: 100 },
    );
  });

  it('has texts longer than a chunk', async () => {
    const value = 'é'.repeat(3_000_000);
    const { setsOf } = await readProperties(
      `${label(10, 'Long', value)}\n${propertySet(20, 'S', 10)}\n${wall(101)}\n${definesByProperties(21, 20, 100, 101)}`,
    );
    const properties = [{ name: 'Long', kind: 'single', type: 'IfcLabel', value }];
    expect(setsOf(100)[0]?.properties).toEqual(properties);
    expect(setsOf(101)[0]?.properties).toEqual(properties);
  });
});

/** The numbers are those of IfcOpenShell 0.9's get_psets; Office_A has 36 more, in sets with two properties of one name. */
describeCorpus('properties.ndjson of the public corpus', () => {
  it.each([
    ['AC20-FZK-Haus.ifc', 7943],
    ['duplex.ifc', 13_455],
    ['ISSUE_021_Mini_Project.ifc', 69_162],
    ['Office_A_20110811.ifc', 51_040],
    ['KIT-Simple-Road-Test-Web-IFC4x3_RC2.ifc', 381],
  ])('has the same as the records, and every value: %s', async (name, values) => {
    const { step, diagnostics } = await openSource(bytesSource(corpusBytes(name)));
    const file = new IfcFile(step, diagnostics);
    const records = propertyRecords(file);
    expect(propertyTexts(file)).toEqual(records.map((record) => JSON.stringify(record)));
    expect(records.flatMap(({ sets }) => sets.flatMap(({ properties }) => properties))).toHaveLength(values);
  });
});
