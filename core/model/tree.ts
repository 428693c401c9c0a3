import * as z from 'zod';

const ExpressId = z.number().int().nonnegative();
const Text = z.string().nullable();

/** What a node of the spatial tree is; see `spatialKinds` of `core/ifc` for the classes. */
export const SpatialKind = z.enum([
  'project',
  'site',
  'building',
  'facility',
  'part',
  'storey',
  'space',
  'zone',
  'external',
]);
export type SpatialKind = z.infer<typeof SpatialKind>;

const identity = {
  expressId: ExpressId,
  globalId: Text,
  /** Exact class name: `IfcWall`. */
  class: z.string(),
  name: Text,
};

const spatial = z.object({
  kind: SpatialKind,
  ...identity,
  longName: Text,
  objectType: Text,
  predefinedType: Text,
  /** IfcBuildingStorey.Elevation in metres; null for everything else. */
  elevation: z.number().nullable(),
  /** Height of the placement's origin in metres, model coordinates; null without a placement. */
  z: z.number().nullable(),
});
const element = z.object({ kind: z.literal('element'), ...identity });

/** A project or a spatial element. */
export type SpatialNode = z.infer<typeof spatial> & { children: TreeNode[] };
/** Any other product: an element, a grid, an annotation. Its children are its parts. */
export type ElementNode = z.infer<typeof element> & { children: TreeNode[] };
export type TreeNode = SpatialNode | ElementNode;

const children = z.array(z.lazy(() => TreeNode));
export const TreeNode: z.ZodType<TreeNode> = z.union([spatial.extend({ children }), element.extend({ children })]);

/**
 * `tree.json`: where everything is. `roots` are the projects (one, in a correct file); a file without a project has its
 * topmost spatial elements there. `unplaced` are the products that lead to no root, with their own parts below them.
 * Openings and ports are in neither: they belong to their elements.
 */
export const SpatialTree = z.object({ roots: z.array(TreeNode), unplaced: z.array(TreeNode) });
export type SpatialTree = z.infer<typeof SpatialTree>;
