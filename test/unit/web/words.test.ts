import { describe, expect, it } from '@jest/globals';
import { readRoute, routeAddress } from '../../../web/app/route.ts';
import { formatAgo, formatBytes, formatDuration, formatLevel, formatNumber } from '../../../web/format/numbers.ts';
import { formatProperty, formatValue } from '../../../web/model/properties/format-value.ts';
import { setRows } from '../../../web/model/properties/set-rows.ts';

describe('Numbers for people', () => {
  it.each([
    [formatNumber(3.100000000000378), '3.1'],
    [formatNumber(0.000125), '0.000125'],
    [formatNumber(12_345.6789), '12,345.679'],
    [formatLevel(0), '±0.00'],
    [formatLevel(-1.25), '−1.25'],
    [formatLevel(3.1), '+3.10'],
    [formatBytes(999), '999 B'],
    [formatBytes(1_500_000), '1.5 MB'],
    [formatDuration(1234), '1.2 s'],
    [formatDuration(95_000), '1 min 35 s'],
    [formatAgo('2026-01-01T11:57:00Z', Date.parse('2026-01-01T12:00:00Z')), '3 minutes ago'],
    [formatAgo('2026-01-01T12:00:00Z', Date.parse('2026-01-01T12:00:05Z')), 'just now'],
  ])('%s is written %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

describe('Values of properties', () => {
  it('have their unit, and words where they are no numbers', () => {
    expect(formatValue(2.5, 'm²')).toBe('2.5 m²');
    expect([formatValue(true), formatValue(null), formatValue(''), formatValue('EI30')]).toEqual([
      'Yes',
      '–',
      '–',
      'EI30',
    ]);
  });

  it('tell ranges, lists and references', () => {
    const bounded = { kind: 'bounded', name: 'T', type: null, lower: 18, upper: 24, setPoint: 21, unit: '°C' } as const;
    expect(formatProperty(bounded)).toBe('21 °C (18 to 24 °C)');
    expect(formatProperty({ kind: 'enumerated', name: 'E', type: null, values: ['A', 'B'] })).toBe('A, B');
    const references = [{ expressId: 5, class: 'IfcMaterial', name: null }];
    expect(formatProperty({ kind: 'reference', name: 'R', references })).toBe('IfcMaterial #5');
  });

  it('of a complex property stand below it', () => {
    const inner = { kind: 'single', name: 'Width', type: 'IfcLengthMeasure', value: 2, unit: 'm' } as const;
    const set = {
      source: 'type',
      name: 'Pset_Frame',
      kind: 'PropertySet',
      class: 'IfcPropertySet',
      expressIds: [1],
      properties: [{ kind: 'complex', name: 'Frame', properties: [inner] }],
    } as const;
    const { title, note, rows } = setRows(
      { ...set, expressIds: [1], properties: [...set.properties.map((one) => ({ ...one, properties: [inner] }))] },
      0,
    );
    expect([title, note]).toEqual(['Pset_Frame', 'of its type']);
    expect(rows.map(({ name, value, depth }) => [name, value, depth])).toEqual([
      ['Frame', '', 0],
      ['Width', '2 m', 1],
    ]);
  });
});

describe('The address of a page', () => {
  it.each([
    { project: 'tower', page: undefined, model: '6a1', element: '2O2Fr$t4X7Zf8NOew3FK80' },
    { project: undefined, page: 'jobs', model: undefined, element: undefined },
  ] as const)('leads back to the same place: %p', (route) => {
    expect(readRoute(routeAddress(route).slice(2))).toEqual(route);
  });

  it('is the start page where it names nothing, or a page that there is not', () => {
    const start = { project: undefined, page: undefined, model: undefined, element: undefined };
    expect(routeAddress({})).toBe('./');
    expect(readRoute('')).toEqual(start);
    expect(readRoute('?page=elsewhere')).toEqual(start);
  });
});
