import { describe, expect, it } from '@jest/globals';
import { Element } from '#core/model';
import { elementOf } from '../../../adapters/postgres/load/element-line.ts';
import { elementTable } from '../../../adapters/postgres/load/element-rows.ts';
import { relationRows, relationTable } from '../../../adapters/postgres/load/relation-rows.ts';
import { Column } from '../../../adapters/postgres/load/table.ts';
import { boxGeometry, someElement } from '../../support/database-model.ts';

const ref = { expressId: 2, globalId: null, class: 'IfcDoor', name: 'Door' };

describe('a line of elements.ndjson', () => {
  it('is an element as it stands', () => {
    const element = someElement({
      expressId: 1,
      geometry: boxGeometry([0, 0, 0], [1, 1, 1]),
      links: { fillings: [ref] },
    });
    expect(elementOf(structuredClone(element))).toEqual(Element.parse(element));
  });

  it.each(Object.keys(someElement({ expressId: 1 })))('is refused without its %s', (key) => {
    const { [key]: _, ...rest } = { ...someElement({ expressId: 1 }) } as Record<string, unknown>;
    expect(() => elementOf(rest)).toThrow(key);
  });

  it.each([null, 1, 'text', [], {}])('is refused where it is %j', (line) => {
    expect(() => elementOf(line)).toThrow('invalid_type');
  });

  it('is refused where a value of its row is of another type', () => {
    const element = someElement({ expressId: 1, type: { ...ref, expressId: 1.5 } });
    const { type_id } = elementTable('"public"').inputs;
    if (type_id === undefined) throw new Error('There is no such input.');
    const column = new Column('elements.type_id', type_id);
    expect(() => column.add({ element, line: Buffer.from('') })).toThrow(
      'A value for elements.type_id is no bigint: 1.5.',
    );
  });
});

describe('the relations of an element', () => {
  const port = { ...ref, expressId: 7, flowDirection: null, connectedTo: [] };
  const rows = relationRows(
    someElement({
      expressId: 1,
      type: { ...ref, class: 'IfcDoorType' },
      links: { voids: [ref], fillings: [ref, { ...ref, expressId: 3 }] },
      ports: [port],
      boundaries: [
        {
          expressId: 9,
          class: 'IfcRelSpaceBoundary',
          element: null,
          physicalOrVirtual: null,
          internalOrExternal: null,
        },
        { expressId: 8, class: 'IfcRelSpaceBoundary', element: ref, physicalOrVirtual: null, internalOrExternal: null },
      ],
    }),
  );

  it('come one after the other, each numbered by itself', () => {
    const keys = rows.map(({ relation, position, toId }) => [relation, position, toId]);
    expect(keys).toEqual([
      ['type', 0, 2],
      ['ports', 0, 7],
      ['boundaries', 0, 2],
      ['voids', 0, 2],
      ['fillings', 0, 2],
      ['fillings', 1, 3],
    ]);
  });

  it('say whom they name and by which relationship', () => {
    const boundary = rows.find(({ relation }) => relation === 'boundaries');
    expect(boundary).toEqual({
      fromId: 1,
      relation: 'boundaries',
      position: 0,
      toId: 2,
      toClass: 'IfcDoor',
      toName: 'Door',
      viaId: 8,
      viaClass: 'IfcRelSpaceBoundary',
    });
  });

  it('are refused where one names nobody', () => {
    const [row] = relationRows(someElement({ expressId: 1, type: JSON.parse('{}') }));
    const { to_id } = relationTable.inputs;
    if (row === undefined || to_id === undefined) throw new Error('There is no such row or input.');
    expect(() => new Column('relations.to_id', to_id).add(row)).toThrow('it is missing');
  });
});
