import type { Box3, MaterialDefinition } from '#core/model';
import type { PostgisSchema } from '../server-check.ts';
import { arrayLiteral } from './array-literal.ts';
import type { ElementLine, RowElement } from './element-line.ts';
import type { Table } from './table.ts';

const text = (of: (element: RowElement) => string | null) =>
  ({ type: 'text', of: (row: ElementLine) => of(row.element) }) as const;
const id = (of: (element: RowElement) => number | undefined) =>
  ({ type: 'bigint', of: (row: ElementLine) => of(row.element) ?? null }) as const;
const number = (of: (measures: NonNullable<RowElement['geometry']>) => number) =>
  ({
    type: 'double precision',
    of: ({ element: { geometry } }: ElementLine) => (geometry === null ? null : of(geometry)),
  }) as const;
const corner = (end: keyof Box3, axis: 0 | 1 | 2) =>
  ({
    type: 'double precision',
    of: ({ element: { geometry, placeholder } }: ElementLine) => (geometry ?? placeholder)?.box[end][axis] ?? null,
  }) as const;

/** The box is made on the server: as WKT or WKB it would come in as a shell, which touches nothing that is inside. */
export const elementTable = (postgis: PostgisSchema): Table<ElementLine> => ({
  name: 'elements',
  inputs: {
    express_id: id(({ expressId }) => expressId),
    kind: text(({ kind }) => kind),
    class: text((element) => element.class),
    global_id: text(({ globalId }) => globalId),
    predefined_type: text(({ predefinedType }) => predefinedType),
    name: text(({ name }) => name),
    description: text(({ description }) => description),
    object_type: text(({ objectType }) => objectType),
    tag: text(({ tag }) => tag),
    long_name: text(({ longName }) => longName),
    type_id: id(({ type }) => type?.expressId),
    type_name: text(({ type }) => type?.name ?? null),
    parent_id: id(({ parent }) => parent?.expressId),
    container_id: id(({ container }) => container?.expressId),
    storey_id: id(({ storey }) => storey?.expressId),
    space_id: id(({ space }) => space?.expressId),
    min_x: corner('min', 0),
    min_y: corner('min', 1),
    min_z: corner('min', 2),
    max_x: corner('max', 0),
    max_y: corner('max', 1),
    max_z: corner('max', 2),
    centroid_x: number(({ centroid: [x] }) => x),
    centroid_y: number(({ centroid: [, y] }) => y),
    centroid_z: number(({ centroid: [, , z] }) => z),
    volume: number(({ volume }) => volume),
    area: number(({ area }) => area),
    triangles: { type: 'integer', of: ({ element }) => element.geometry?.triangles ?? null },
    closed: { type: 'boolean', of: ({ element }) => element.geometry?.closed ?? null },
    placeholder: text(({ placeholder }) => placeholder?.code ?? null),
    materials: text((element) => arrayLiteral(materialNames(element))),
    classifications: text((element) => arrayLiteral(classificationCodes(element))),
    attributes: { type: 'jsonb', of: ({ element }) => JSON.stringify(attributeValues(element)) },
    record: { type: 'json', of: ({ record }) => record },
  },
  without: ['min_x', 'min_y', 'min_z', 'max_x', 'max_y', 'max_z', 'centroid_x', 'centroid_y', 'centroid_z'],
  columns: {
    box: `CASE WHEN u.min_x IS NOT NULL THEN ${postgis}.ST_3DMakeBox(
            ${postgis}.ST_MakePoint(u.min_x, u.min_y, u.min_z),
            ${postgis}.ST_MakePoint(u.max_x, u.max_y, u.max_z))::${postgis}.geometry END`,
    centroid: `${postgis}.ST_MakePoint(u.centroid_x, u.centroid_y, u.centroid_z)`,
    materials: 'u.materials::text[]',
    classifications: 'u.classifications::text[]',
  },
});

/** Every material that it is made of, once. */
function materialNames({ materials }: RowElement): string[] {
  return distinct(materials.flatMap(({ material }) => namesIn(material)));
}

function namesIn(material: MaterialDefinition): (string | null)[] {
  switch (material.kind) {
    case 'material':
      return [material.name];
    case 'layerSet':
      return material.layers.map((layer) => layer.material?.name ?? null);
    case 'profileSet':
      return material.profiles.map((profile) => profile.material?.name ?? null);
    case 'constituentSet':
      return material.constituents.map((constituent) => constituent.material?.name ?? null);
    case 'list':
      return material.materials.map(({ name }) => name);
  }
}

function classificationCodes({ classifications }: RowElement): string[] {
  return distinct(classifications.map(({ identification, name }) => identification ?? name));
}

const distinct = (texts: readonly (string | null)[]) => [...new Set(texts.filter((text) => text !== null))];

/** Attribute -> its value, in SI units where it has a unit. */
function attributeValues({ attributes }: RowElement): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map((attribute) => [
      attribute.name,
      attribute.si ?? (attribute.kind === 'single' ? attribute.value : attribute.values),
    ]),
  );
}
