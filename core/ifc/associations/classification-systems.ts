import type { Classification, ClassificationSystem } from '#core/model';
import type { Entity } from '../entity.ts';

/** What a classification says, whoever is classified by it. */
export type ClassificationContent = Omit<Classification, 'source'>;

/** IfcClassification. */
export function readSystem(entity: Entity): ClassificationSystem {
  return {
    expressId: entity.id,
    name: entity.text('Name') ?? null,
    edition: entity.text('Edition') ?? null,
    source: entity.text('Source') ?? null,
  };
}
