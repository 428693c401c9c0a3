import { associationRows } from './associations.ts';
import { propertyRows } from './properties.ts';
import type { HandChecked } from './row.ts';
import { structureRows } from './structure.ts';
import { textRows } from './texts.ts';
import { typeRows } from './types.ts';

export type { HandChecked, Questions } from './row.ts';

/** Values that a person read from the bytes of the public corpus. */
export const handChecked: readonly HandChecked[] = [
  ...propertyRows,
  ...typeRows,
  ...textRows,
  ...structureRows,
  ...associationRows,
];
