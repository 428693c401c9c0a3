import type { Material, MaterialConstituent, MaterialLayer, MaterialProfile, Measured } from '#core/model';
import type { Entity } from '../entity.ts';
import { measured, measuredAttribute } from '../properties/measured-values.ts';
import type { ValueTypes } from '../properties/value-types.ts';

/** IfcMaterial. */
export function readMaterial(entity: Entity): Material {
  return {
    expressId: entity.id,
    name: entity.text('Name') ?? null,
    category: entity.text('Category') ?? null,
    description: entity.text('Description') ?? null,
  };
}

/** IfcMaterialLayer and its subtype with offsets. */
export function readLayer(entity: Entity, types: ValueTypes): MaterialLayer {
  return {
    ...partHead(entity),
    thickness: measuredAttribute(entity, 'LayerThickness', types) ?? noThickness(),
    isVentilated: entity.boolean('IsVentilated') ?? null,
    category: entity.text('Category') ?? null,
    priority: entity.number('Priority') ?? null,
  };
}

/** IfcMaterialProfile and its subtype with offsets. */
export function readProfile(entity: Entity): MaterialProfile {
  const profile = entity.entity('Profile');
  return {
    ...partHead(entity),
    profile: profile
      ? { expressId: profile.id, class: profile.class, name: profile.text('ProfileName') ?? null }
      : null,
    category: entity.text('Category') ?? null,
    priority: entity.number('Priority') ?? null,
  };
}

/** IfcMaterialConstituent. */
export function readConstituent(entity: Entity): MaterialConstituent {
  return {
    ...partHead(entity),
    fraction: entity.number('Fraction') ?? null,
    category: entity.text('Category') ?? null,
  };
}

/** The sum of the layers. */
export function totalThickness(layers: readonly MaterialLayer[], types: ValueTypes): Measured {
  const values = layers.map(({ thickness }) => (typeof thickness.value === 'number' ? thickness.value : 0));
  const sum = values.reduce((total, value) => total + value, 0);
  return measured(sum, types.named('IfcLengthMeasure'));
}

function partHead(entity: Entity): { expressId: number; name: string | null; material: Material | null } {
  const material = entity.entity('Material');
  return {
    expressId: entity.id,
    name: entity.text('Name') ?? null,
    material: material ? readMaterial(material) : null,
  };
}

function noThickness(): Measured {
  return { type: 'IfcLengthMeasure', value: null };
}
