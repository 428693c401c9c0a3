import type { ElementDetails } from '#api/contracts';
import { formatNumber } from '../../format/numbers.ts';
import { formatValue, NOTHING } from './format-value.ts';
import type { Row } from './rows.ts';

type Assignment = ElementDetails['element']['materials'][number];
type Definition = Assignment['material'];

type Rows = { readonly [Kind in Definition['kind']]: (definition: Extract<Definition, { kind: Kind }>) => Row[] };

const rowsByKind: Rows = {
  material: ({ name, category }) => [{ name: 'Material', value: name ?? NOTHING, hint: category ?? undefined }],
  layerSet: ({ name, layers, thickness }) => [
    { name: 'Layers', value: [name, formatValue(thickness.value, thickness.unit)].filter(Boolean).join(', ') },
    ...layers.map((layer) => ({
      name: layer.material?.name ?? layer.name ?? 'Gap',
      value: formatValue(layer.thickness.value, layer.thickness.unit),
      depth: 1,
    })),
  ],
  profileSet: ({ profiles }) =>
    profiles.map(({ material, profile, name }) => ({
      name: material?.name ?? name ?? 'Profile',
      value: profile?.name ?? profile?.class ?? NOTHING,
    })),
  constituentSet: ({ constituents }) =>
    constituents.map(({ name, material, fraction }) => ({
      name: name ?? 'Constituent',
      value: [material?.name ?? NOTHING, fraction === null ? '' : `${formatNumber(100 * fraction)} %`].join(' ').trim(),
    })),
  list: ({ materials }) => materials.map(({ name }) => ({ name: 'Material', value: name ?? NOTHING })),
};

/** What an element is made of, outside to inside where the file says so. */
export function materialRows(assignments: readonly Assignment[]): Row[] {
  return assignments.flatMap(({ material }) => {
    const rowsOf: (definition: never) => Row[] = rowsByKind[material.kind];
    return rowsOf(material as never);
  });
}
