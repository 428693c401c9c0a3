import * as z from 'zod';
import { Measured } from './properties.ts';

const ExpressId = z.number().int().nonnegative();
const Text = z.string().nullable();

/** IfcMaterial. `category` is IFC4's. */
export const Material = z.object({ expressId: ExpressId, name: Text, category: Text, description: Text });
export type Material = z.infer<typeof Material>;

/** IfcMaterialLayer, outside to inside as the file lists them; one without a material is a gap (air). */
export const MaterialLayer = z.object({
  expressId: ExpressId,
  name: Text,
  material: Material.nullable(),
  thickness: Measured,
  /** null: not said, or IfcLogical unknown. */
  isVentilated: z.boolean().nullable(),
  category: Text,
  priority: z.number().nullable(),
});
export type MaterialLayer = z.infer<typeof MaterialLayer>;

/** IfcMaterialProfile (IFC4); `profile` is its IfcProfileDef. */
export const MaterialProfile = z.object({
  expressId: ExpressId,
  name: Text,
  material: Material.nullable(),
  profile: z.object({ expressId: ExpressId, class: z.string(), name: Text }).nullable(),
  category: Text,
  priority: z.number().nullable(),
});
export type MaterialProfile = z.infer<typeof MaterialProfile>;

/** IfcMaterialConstituent (IFC4); `fraction` is the share of the whole, 0 to 1. */
export const MaterialConstituent = z.object({
  expressId: ExpressId,
  name: Text,
  material: Material.nullable(),
  fraction: z.number().nullable(),
  category: Text,
});
export type MaterialConstituent = z.infer<typeof MaterialConstituent>;

const described = { expressId: ExpressId, class: z.string(), name: Text, description: Text };

/** How the layers lie in the element (IfcMaterialLayerSetUsage). */
export const LayerSetUsage = z.object({
  expressId: ExpressId,
  direction: Text,
  sense: Text,
  offset: Measured.nullable(),
  referenceExtent: Measured.nullable(),
});

/** How the profiles lie along the element's axis (IfcMaterialProfileSetUsage, ...Tapering). */
export const ProfileSetUsage = z.object({
  expressId: ExpressId,
  cardinalPoint: z.number().nullable(),
  referenceExtent: Measured.nullable(),
  /** The profiles at the far end of a tapering element. */
  end: z.array(MaterialProfile).optional(),
});

/**
 * What an element is made of: every kind of IfcMaterialSelect. `expressId` and `class` are those of the material, set or
 * list; a layer, profile or constituent that is assigned by itself is given as a set of one.
 */
export const MaterialDefinition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('material'), ...described, category: Text }),
  z.object({
    kind: z.literal('layerSet'),
    ...described,
    layers: z.array(MaterialLayer),
    /** The sum of the layers. */
    thickness: Measured,
    usage: LayerSetUsage.nullable(),
  }),
  z.object({
    kind: z.literal('profileSet'),
    ...described,
    profiles: z.array(MaterialProfile),
    usage: ProfileSetUsage.nullable(),
  }),
  z.object({ kind: z.literal('constituentSet'), ...described, constituents: z.array(MaterialConstituent) }),
  z.object({ kind: z.literal('list'), ...described, materials: z.array(Material) }),
]);
export type MaterialDefinition = z.infer<typeof MaterialDefinition>;

/** `type`: the occurrence has no material of its own and takes its type's. */
export const MaterialAssignment = z.object({
  source: z.enum(['occurrence', 'type']),
  material: MaterialDefinition,
});
export type MaterialAssignment = z.infer<typeof MaterialAssignment>;
