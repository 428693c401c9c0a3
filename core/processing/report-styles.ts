import type { IfcFile } from '#core/ifc';
import type { Diagnostics } from '#core/model';

/**
 * Says of each style that could not be read where it is, and how many items it was to colour.
 *
 * @param unreadable the items, as far as they are known, by the statement that cannot be read; in any order.
 */
export function reportStyles(
  file: IfcFile,
  unreadable: ReadonlyMap<number, ReadonlySet<number>>,
  diagnostics: Diagnostics,
): void {
  for (const [style, { size }] of [...unreadable].sort(([one], [other]) => one - other)) {
    const keyword = file.step.keywordOf(style) ?? '';
    const name = file.schema.entity(keyword)?.name ?? keyword;
    const items = size === 0 ? '' : `; it was to colour ${size} ${size === 1 ? 'item' : 'items'} of shapes`;
    diagnostics.add({
      code: 'geometry/style-unreadable',
      severity: 'warning',
      message: `A style is not as the schema has it, or refers to nothing${items}.`,
      at: { ...file.step.placeOf(style), class: name },
      remedy: 'The shapes are there, coloured by another style or by their material, or white. Mend the statement.',
    });
  }
}
