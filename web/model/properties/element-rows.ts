import type { ElementDetails } from '#api/contracts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import { formatProperty } from './format-value.ts';
import { materialRows } from './material-rows.ts';
import { relationRows } from './relation-rows.ts';
import type { Row, RowGroup } from './rows.ts';

type Element = ElementDetails['element'];

/** What the file and the mesh say of an object beside its property sets, in groups; empty ones are left out. */
export function elementRows(element: Element): RowGroup[] {
  const groups: RowGroup[] = [
    { key: 'element', title: 'Element', note: undefined, rows: identityRows(element) },
    { key: 'shape', title: 'Shape', note: 'measured on the mesh', rows: shapeRows(element) },
    { key: 'materials', title: 'Materials', note: undefined, rows: materialRows(element.materials) },
    { key: 'classifications', title: 'Classifications', note: undefined, rows: classificationRows(element) },
    { key: 'relations', title: 'Related', note: undefined, rows: relationRows(element) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function identityRows(element: Element): Row[] {
  const { type, attributes, layers } = element;
  const texts: readonly (readonly [string, string | null])[] = [
    ['Description', element.description],
    ['Long name', element.longName],
    ['Object type', element.objectType],
    ['Predefined type', element.predefinedType],
    ['Tag', element.tag],
    ['GlobalId', element.globalId],
    ['Express id', `#${element.expressId}`],
  ];
  return [
    ...(type === null ? [] : [{ name: 'Type', value: type.name ?? type.class, hint: type.class }]),
    ...texts.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }])),
    ...attributes.map((attribute) => ({ name: attribute.name, value: formatProperty(attribute) })),
    ...layers.map(({ name }) => ({ name: 'Layer', value: name ?? '' })),
  ];
}

function shapeRows({ geometry }: Element): Row[] {
  if (geometry === null) return [];
  const { box, area, volume, closed, triangles } = geometry;
  const size = box.max.map((high, axis) => formatNumber(high - (box.min[axis] ?? 0)));
  return [
    { name: 'Size, x × y × z', value: `${size.join(' × ')} m` },
    { name: 'Surface', value: `${formatNumber(area)} m²` },
    { name: 'Volume', value: closed ? `${formatNumber(volume)} m³` : 'None: the mesh is open' },
    { name: 'Triangles', value: formatCount(triangles) },
  ];
}

function classificationRows({ classifications }: Element): Row[] {
  return classifications.map(({ system, identification, name }) => ({
    name: system?.name ?? 'Classification',
    value: [identification, name].filter((text) => text !== null && text !== '').join(' '),
  }));
}
