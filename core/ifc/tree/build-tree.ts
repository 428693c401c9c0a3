import type { SpatialKind, SpatialNode, SpatialTree, TreeNode } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Placements } from '../placement/placements.ts';
import type { Products } from '../products.ts';
import { reportTooDeep, reportUnplaced } from './place-findings.ts';
import type { Places } from './places.ts';

/** What the tree is made from. */
export interface TreeSources {
  readonly file: IfcFile;
  readonly products: Products;
  readonly places: Places;
  readonly placements: Placements;
  readonly lengthToMetres: number;
}

/** Deeper trees cannot be written as JSON by every program; no building comes near. */
const DEEPEST = 200;

/**
 * The spatial tree. Children stand in the order of the file: what is aggregated, then what is contained; storeys among
 * themselves by elevation.
 */
export function buildTree(sources: TreeSources): SpatialTree {
  return new TreeBuilder(sources).build();
}

class TreeBuilder {
  readonly #sources: TreeSources;
  /** What has its node: lists may name a child twice. */
  readonly #taken = new Set<number>();

  constructor(sources: TreeSources) {
    this.#sources = sources;
  }

  build(): SpatialTree {
    const { file, places, products } = this.#sources;
    const roots = places.roots.map((id) => this.#grow(id));
    const unplaced: TreeNode[] = [];
    for (const { expressId } of products.all) {
      const place = places.get(expressId);
      if (place === undefined || place.placed || place.parent !== null) continue;
      reportUnplaced(file, expressId);
      unplaced.push(this.#grow(expressId));
    }
    return { roots, unplaced };
  }

  /** The node with everything below it, without recursion. What lies too deep joins its ancestor's children. */
  #grow(id: number): TreeNode {
    const top = this.#node(id);
    const stack = [{ node: top, depth: 0, children: top.children }];
    for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
      const below = this.#nodesBelow(open.node.expressId);
      for (const node of sortedStoreys(below)) open.children.push(node);
      const depth = open.depth + 1;
      if (depth === DEEPEST) reportTooDeep(this.#sources.file, open.node.expressId);
      for (const node of below) {
        if (!this.#sources.places.hasChildren(node.expressId) && depth + 1 < DEEPEST) continue;
        stack.push({ node, depth, children: depth < DEEPEST ? node.children : open.children });
      }
    }
    return top;
  }

  #nodesBelow(id: number): TreeNode[] {
    const nodes: TreeNode[] = [];
    for (const child of this.#sources.places.childrenOf(id)) {
      if (this.#taken.has(child)) continue;
      this.#taken.add(child);
      nodes.push(this.#node(child));
    }
    return nodes;
  }

  #node(id: number): TreeNode {
    const { file, products, places } = this.#sources;
    const kind = places.kindOf(id);
    const product = products.get(id);
    if (kind === undefined && product !== undefined) {
      const { expressId, class: className, globalId, name } = product;
      return { kind: 'element', expressId, class: className, globalId, name, children: [] };
    }
    const entity = file.entity(id);
    if (kind === undefined || entity === undefined)
      throw new Error(`#${id} is in the tree, but neither product nor project`);
    return this.#spatialNode(kind, entity);
  }

  #spatialNode(kind: SpatialKind, entity: Entity): SpatialNode {
    const { placements, lengthToMetres } = this.#sources;
    const elevation = kind === 'storey' ? entity.number('Elevation') : undefined;
    return {
      kind,
      expressId: entity.id,
      class: entity.class,
      globalId: entity.text('GlobalId') ?? null,
      name: entity.text('Name') ?? null,
      longName: entity.text('LongName') ?? null,
      objectType: entity.text('ObjectType') ?? null,
      predefinedType: entity.enumeration('PredefinedType') ?? null,
      elevation: elevation === undefined ? null : elevation * lengthToMetres,
      z: placements.ofProduct(entity)?.[14] ?? null,
      children: [],
    };
  }
}

/** Storeys change places among themselves only, so that everything else keeps its position. */
function sortedStoreys(nodes: readonly TreeNode[]): readonly TreeNode[] {
  const storeys = nodes.filter(isStorey);
  if (storeys.length < 2) return nodes;
  storeys.sort((a, b) => heightOf(a) - heightOf(b));
  let next = 0;
  return nodes.map((node) => (isStorey(node) ? (storeys[next++] ?? node) : node));
}

function isStorey(node: TreeNode): node is SpatialNode {
  return node.kind === 'storey';
}

/** A storey without any height comes last. */
function heightOf({ elevation, z }: SpatialNode): number {
  return elevation ?? z ?? Number.MAX_VALUE;
}
