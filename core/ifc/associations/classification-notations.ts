import type { ClassificationStep } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type ClassificationContent, readSystem } from './classification-systems.ts';

/**
 * IFC2X3's IfcClassificationNotation: facets that together are the identification. What a facet means and to which system
 * it belongs is said by the IfcClassificationItem that refers to the facet, where the file has one.
 */
export function readNotation(notation: Entity, items: ReadonlyMap<number, Entity>): ClassificationContent {
  const facets = notation.entities('NotationFacets');
  const path = facets.map((facet): ClassificationStep => {
    const name = items.get(facet.id)?.text('Title') ?? null;
    return { expressId: facet.id, identification: facet.text('NotationValue') ?? null, name };
  });
  const system = facets.map((facet) => items.get(facet.id)?.entity('ItemOf')).find((found) => found !== undefined);
  return {
    expressId: notation.id,
    class: notation.class,
    identification: path.map(({ identification }) => identification ?? '').join(' ') || null,
    name: path.at(-1)?.name ?? null,
    location: null,
    path,
    system: system ? readSystem(system) : null,
  };
}

/** The classification items of a file by the facet that they explain. */
export function readItemsByFacet(file: IfcFile): ReadonlyMap<number, Entity> {
  const items = new Map<number, Entity>();
  for (const item of file.entitiesOf('IfcClassificationItem')) {
    const facet = item.referenceId('Notation');
    if (facet !== undefined) items.set(facet, item);
  }
  return items;
}
