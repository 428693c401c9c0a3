import type { SpatialKind } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
import type { Products } from '../products.ts';
import type { Relations } from '../relations.ts';
import { Hosts, type HostsOfProduct } from './hosts.ts';
import { spatialKindsOf } from './kinds.ts';
import { reportContainedTwice, reportProjects, reportSpatialCycle } from './place-findings.ts';

/** Where a product is, by express ids; null where there is no such thing above it. */
export interface Place {
  /** Its parent in the tree: a spatial element, or the element it is a part of. */
  readonly parent: number | null;
  /** The nearest spatial element above it. */
  readonly container: number | null;
  readonly storey: number | null;
  readonly space: number | null;
  /** Whether it leads up to a root of the tree. */
  readonly placed: boolean;
}

const ROOT: Place = { parent: null, container: null, storey: null, space: null, placed: true };
const NOWHERE: Place = { parent: null, container: null, storey: null, space: null, placed: false };
/** While a product's place is being looked for; meeting it again means a cycle. */
const SEARCHING: Place = { parent: null, container: null, storey: null, space: null, placed: false };

/**
 * The places of all products, each resolved once; openings and ports that belong to an element have none.
 *
 * A product stands where it is contained, or where the whole stands that it is a part of. Where a file says both, its
 * own containment decides about storey and space, and it stays below its whole if that agrees. What is neither stands
 * beside the element whose opening it fills, or which it covers. Of several places the first in the file counts.
 */
export class Places {
  /** Express ids of the roots: the projects, or without one the topmost spatial elements. */
  readonly roots: readonly number[];
  readonly #file: IfcFile;
  readonly #hosts: Hosts;
  /** By type code. */
  readonly #kinds: readonly (SpatialKind | undefined)[];
  readonly #places = new Map<number, Place>();
  readonly #belowParent = new Map<number, Place>();
  readonly #placedBeside = new Map<number, number[]>();

  static of(file: IfcFile, products: Products, relations: Relations): Places {
    return new Places(file, products, relations);
  }

  private constructor(file: IfcFile, products: Products, relations: Relations) {
    this.#file = file;
    const kinds = spatialKindsOf(file.schema);
    this.#kinds = file.step.keywords.map((keyword) => kinds.get(keyword));
    this.#hosts = new Hosts(file, relations);
    const projects = [...file.idsOf('IfcProject')];
    reportProjects(file, projects);
    for (const project of projects) this.#places.set(project, ROOT);
    const topmost = projects.length === 0 ? ROOT : NOWHERE;
    for (const { expressId } of products.all) {
      if (!this.#hosts.isPartOfHost(expressId)) this.#resolve(expressId, topmost);
    }
    this.roots = projects.length > 0 ? projects : this.#withoutParent();
  }

  /** undefined for what is not in the tree: openings and ports of elements, and what is no product. */
  get(expressId: number): Place | undefined {
    const place = this.#places.get(expressId);
    return place === SEARCHING ? undefined : place;
  }

  /** undefined for what is not spatial. */
  kindOf(expressId: number): SpatialKind | undefined {
    return this.#kinds[this.#file.step.typeOf(expressId)];
  }

  /** Whether anything has the node as its parent. */
  hasChildren(expressId: number): boolean {
    return this.#belowParent.has(expressId);
  }

  /**
   * The children of a node, those first that the relations list, in the order of the file; an id may come twice.
   */
  childrenOf(expressId: number): number[] {
    if (!this.hasChildren(expressId)) return [];
    const children: number[] = [];
    for (const parts of this.#hosts.partsOf(expressId)) this.#addChildren(expressId, parts, children);
    this.#addChildren(expressId, this.#placedBeside.get(expressId) ?? none, children);
    return children;
  }

  #addChildren(parent: number, listed: Iterable<number>, children: number[]): void {
    for (const child of listed) if (this.get(child)?.parent === parent) children.push(child);
  }

  /** Depth first with a stack of its own: a chain of parts may be as long as the file. */
  #resolve(start: number, topmost: Place): void {
    const stack = [start];
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      const state = this.#places.get(id);
      if (state !== undefined && state !== SEARCHING) {
        stack.pop();
        continue;
      }
      const hosts = this.#hosts.of(id);
      const plainly = this.#besideSiblings(id, hosts);
      const unknown = state === undefined && plainly === undefined ? this.#unknownAmong(hosts) : none;
      if (unknown.length === 0) {
        this.#places.set(id, plainly ?? this.#decide(id, hosts, topmost));
        stack.pop();
        continue;
      }
      this.#places.set(id, SEARCHING);
      for (const host of unknown) stack.push(host);
    }
  }

  /**
   * As nearly all products: in the one thing that contains it, or that it is a part of, where its siblings have been
   * found before; undefined for all others, which `#decide` is for.
   */
  #besideSiblings(id: number, { wholes, containers }: HostsOfProduct): Place | undefined {
    if (wholes.length + containers.length !== 1) return undefined;
    const host = wholes[0] ?? containers[0] ?? id;
    return host === id || this.get(host) === undefined ? undefined : this.#belowParent.get(host);
  }

  #unknownAmong({ wholes, containers, neighbours }: HostsOfProduct): readonly number[] {
    const isKnown = (host: number) => this.#places.has(host);
    if (wholes.every(isKnown) && containers.every(isKnown) && neighbours.every(isKnown)) return none;
    return [...wholes, ...containers, ...neighbours].filter((host) => !isKnown(host));
  }

  #decide(id: number, hosts: HostsOfProduct, topmost: Place): Place {
    const isAbove = (host: number) => host === id || this.#places.get(host) === SEARCHING;
    if (hosts.wholes.some(isAbove) || hosts.containers.some(isAbove)) reportSpatialCycle(this.#file, id);
    if (isAmbiguous(hosts.containers) || isAmbiguous(hosts.wholes)) reportContainedTwice(this.#file, id, hosts);
    const whole = this.#best(hosts.wholes);
    const container = this.#best(hosts.containers);
    if (container !== undefined) {
      const agrees = whole !== undefined && this.#spatialAt(whole) === this.#spatialAt(container);
      return this.#below(agrees ? whole : container);
    }
    if (whole !== undefined) return this.#below(whole);
    const neighbour = this.#best(hosts.neighbours);
    const parent = neighbour === undefined ? null : this.#spatialAt(neighbour);
    if (parent !== null) return this.#beside(id, parent);
    return this.kindOf(id) === undefined ? NOWHERE : topmost;
  }

  #beside(id: number, parent: number): Place {
    const siblings = this.#placedBeside.get(parent);
    if (siblings === undefined) this.#placedBeside.set(parent, [id]);
    else siblings.push(id);
    return this.#below(parent);
  }

  /** The first host that leads to a root, otherwise the first one at all. */
  #best(hosts: readonly number[]): number | undefined {
    let best: number | undefined;
    for (const host of hosts) {
      const place = this.get(host);
      if (place?.placed) return host;
      if (place !== undefined) best ??= host;
    }
    return best;
  }

  /** The host itself where it is spatial, otherwise the spatial element that it stands in. */
  #spatialAt(host: number): number | null {
    return this.kindOf(host) === undefined ? (this.get(host)?.container ?? null) : host;
  }

  /** Shared by all that stand directly below the same parent. */
  #below(parent: number): Place {
    const known = this.#belowParent.get(parent);
    if (known !== undefined) return known;
    const above = this.get(parent) ?? NOWHERE;
    const kind = this.kindOf(parent);
    const place = {
      parent,
      container: kind === undefined ? above.container : parent,
      storey: kind === 'storey' ? parent : above.storey,
      space: kind === 'space' ? parent : above.space,
      placed: above.placed,
    };
    this.#belowParent.set(parent, place);
    return place;
  }

  #withoutParent(): number[] {
    return [...this.#places.keys()].filter((id) => this.get(id) === ROOT);
  }
}

const none: readonly number[] = [];

function isAmbiguous(hosts: readonly number[]): boolean {
  return hosts.some((host) => host !== hosts[0]);
}
