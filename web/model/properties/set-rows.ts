import { formatProperty, type Property, type PropertySet } from './format-value.ts';
import type { Row, RowGroup } from './rows.ts';

const notes = { occurrence: undefined, type: 'of its type', both: 'also of its type' } as const;

/** A property set as lines; what belongs to a complex property stands below it, moved in. */
export function setRows(set: PropertySet, at: number): RowGroup {
  return {
    key: `set-${at}`,
    title: set.name ?? set.class,
    note: notes[set.source],
    rows: set.properties.flatMap((property) => rowsOf(property, 0)),
  };
}

function rowsOf(property: Property, depth: number): Row[] {
  const { name, description } = property;
  if (property.kind === 'complex') {
    return [
      { name, value: '', depth, hint: description },
      ...property.properties.flatMap((one) => rowsOf(one, depth + 1)),
    ];
  }
  const measure = 'type' in property ? property.type : undefined;
  return [{ name, value: formatProperty(property), depth, hint: description ?? measure ?? undefined }];
}
