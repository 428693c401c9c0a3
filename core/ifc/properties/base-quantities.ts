import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';
import type { Units } from '../units.ts';
import { simpleQuantity } from './quantities.ts';
import { ValueTypes } from './value-types.ts';

/** A volume or an area that the file states of an object. */
export interface BaseQuantity {
  /** Express id of the object. */
  readonly object: number;
  /** IfcPhysicalQuantity.Name: `NetVolume`. */
  readonly name: string;
  readonly kind: 'volume' | 'area';
  /** In cubic or square metres. */
  readonly value: number;
}

/** IFC2x3 calls the sets so; later schemas have one for each class (`Qto_WallBaseQuantities`). */
const baseQuantities = /^(Qto_\w+)?BaseQuantities$/;

const kinds: Readonly<Record<string, BaseQuantity['kind']>> = {
  IfcQuantityVolume: 'volume',
  IfcQuantityArea: 'area',
};

/**
 * The volumes and areas in base quantities that are assigned to objects themselves (IfcRelDefinesByProperties), in the
 * order of the file. What types state is left out: it says nothing of one occurrence's mesh.
 */
export function* statedBaseQuantities(file: IfcFile, relations: Relations, units: Units): Generator<BaseQuantity> {
  const types = new ValueTypes(units);
  const name = file.schema.entity('IFCELEMENTQUANTITY')?.position('Name') ?? -1;
  for (const id of file.idsOf('IfcElementQuantity')) {
    const set = file.step.values(id)?.[name];
    if (typeof set !== 'string' || !baseQuantities.test(set)) continue;
    const objects = relations.definedByProperties.inverse.get(id);
    const quantities = file.entity(id)?.entities('Quantities') ?? [];
    for (const { kind, name, value } of quantities.flatMap((quantity) => statedOf(quantity, types))) {
      for (const object of objects) yield { object, name, kind, value };
    }
  }
}

function statedOf(entity: Entity, types: ValueTypes): Omit<BaseQuantity, 'object'>[] {
  const kind = kinds[entity.class];
  const quantity = kind === undefined ? undefined : simpleQuantity(entity, types);
  if (kind === undefined || quantity?.kind !== 'quantity' || typeof quantity.si !== 'number') return [];
  return [{ kind, name: quantity.name, value: quantity.si }];
}
