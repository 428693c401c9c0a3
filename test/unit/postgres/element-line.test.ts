import { describe, expect, it } from '@jest/globals';
import { Element } from '#core/model';
import { elementLine } from '../../../adapters/postgres/load/element-line.ts';
import { elementTable } from '../../../adapters/postgres/load/element-rows.ts';
import { insideRows, insideTable } from '../../../adapters/postgres/load/inside-rows.ts';
import { Column } from '../../../adapters/postgres/load/table.ts';
import { boxGeometry, someElement } from '../../support/database-model.ts';

const ref = { expressId: 2, globalId: null, class: 'IfcDoor', name: 'Door' };
const lineOf = (value: unknown) => elementLine(Buffer.from(JSON.stringify(value)));

describe('a line of elements.ndjson', () => {
  const element = Element.parse(
    someElement({
      expressId: 1,
      name: ',"links":{ ,"geometry":null',
      geometry: boxGeometry([0, 0, 0], [1, 1, 1]),
      links: { fillings: [{ ...ref, name: ',"geometry":' }] },
    }),
  );
  const { links: _, ...inRow } = element;

  it('is an element without its relations, and its record', () => {
    const line = lineOf(element);
    expect(line.element).toEqual(inRow);
    expect(JSON.parse(Buffer.from(line.record).toString())).toEqual(element);
  });

  it('is the same whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(element).toReversed());
    expect(lineOf(turned).element).toMatchObject(inRow);
  });

  it('has U+FFFD for what PostgreSQL does not take', () => {
    const line = lineOf({ ...element, name: 'a\0b', links: { fillings: [{ ...ref, name: '\ud83d' }] } });
    expect(line.element.name).toBe('a\ufffdb');
    const record = Element.parse(JSON.parse(Buffer.from(line.record).toString()));
    expect(record).toMatchObject({ name: 'a\ufffdb', links: { fillings: [{ name: '\ufffd' }] } });
  });

  const inRows = Object.keys(someElement({ expressId: 1 })).filter((key) => key !== 'links');
  it.each(inRows)('is refused without its %s', (key) => {
    const { [key]: _, ...rest } = { ...someElement({ expressId: 1 }) } as Record<string, unknown>;
    expect(() => lineOf(rest)).toThrow(key);
  });

  it.each([null, 1, 'text', [], {}])('is refused where it is %j', (line) => {
    expect(() => lineOf(line)).toThrow('invalid_type');
  });

  it('is refused where a value of its row is of another type', () => {
    const line = lineOf(someElement({ expressId: 1, type: { ...ref, expressId: 1.5 } }));
    const { type_id } = elementTable('"public"').inputs;
    if (type_id === undefined) throw new Error('There is no such input.');
    const column = new Column('elements.type_id', type_id);
    expect(() => column.add(line)).toThrow('A value for elements.type_id is no bigint: 1.5.');
  });
});

describe('the spaces that an element is in', () => {
  const geometry = boxGeometry([0, 0, 0], [1, 1, 1]);

  it('are numbered', () => {
    const rows = insideRows(someElement({ expressId: 1, geometry: { ...geometry, spaces: [7, 8] } }));
    expect(rows).toEqual([
      { expressId: 1, position: 0, spaceId: 7 },
      { expressId: 1, position: 1, spaceId: 8 },
    ]);
    expect(insideRows(someElement({ expressId: 1, geometry }))).toEqual([]);
    expect(insideRows(someElement({ expressId: 1 }))).toEqual([]);
  });

  it('are refused where one is none', () => {
    const [row] = insideRows(someElement({ expressId: 1, geometry: { ...geometry, spaces: JSON.parse('["7"]') } }));
    const { to_id } = insideTable.inputs;
    if (row === undefined || to_id === undefined) throw new Error('There is no such row or input.');
    expect(() => new Column('relations.to_id', to_id).add(row)).toThrow('is no bigint: 7');
  });
});
