import type { Placements } from '../placement/placements.ts';
import type { Products } from '../products.ts';
import type { Relations } from '../relations.ts';
import type { Places } from '../tree/places.ts';
import type { Units } from '../units.ts';

/** What has been read of the file before its elements. */
export interface ElementSources {
  readonly relations: Relations;
  readonly units: Units;
  readonly products: Products;
  readonly places: Places;
  readonly placements: Placements;
}
