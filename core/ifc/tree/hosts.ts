import type { ReferenceMap } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';

/** What may give a product its place, each list in file order, by express id. */
export interface HostsOfProduct {
  /** What it is a part of: aggregation, nesting, a feature of. */
  readonly wholes: readonly number[];
  /** Where it is contained: IfcRelContainedInSpatialStructure. */
  readonly containers: readonly number[];
  /** Elements that it fills or covers: it stands where they stand. Empty where one of the others is not. */
  readonly neighbours: readonly number[];
}

/**
 * Who hosts whom. Openings are no part of the tree: they belong to the element they void, and what fills them stands
 * beside that element. Ports belong to the element that has them.
 */
export class Hosts {
  readonly #relations: Relations;
  readonly #step: IfcFile['step'];
  /** Whether it can be a host, IfcProduct and IfcProject, and whether it is a port; by type code. */
  readonly #hosting: readonly boolean[];
  readonly #parts: readonly ReferenceMap[];
  readonly #wholes: readonly ReferenceMap[];
  readonly #containers: readonly ReferenceMap[];
  readonly #ports: readonly boolean[];
  readonly #ids: number[] = [];

  constructor(file: IfcFile, relations: Relations) {
    this.#relations = relations;
    this.#step = file.step;
    const { schema, step } = file;
    const hosting = new Set([...schema.subtypes('IfcProduct'), ...schema.subtypes('IfcProject')]);
    this.#hosting = step.keywords.map((keyword) => hosting.has(keyword));
    this.#ports = step.keywords.map((keyword) => schema.subtypes('IfcPort').has(keyword));
    const { aggregates, nests, projectedBy, adheredBy, containedIn, coveredSpace } = relations;
    const wholeRelations = [aggregates, nests, projectedBy, adheredBy].filter(({ size }) => size > 0);
    this.#parts = wholeRelations.map(({ forward }) => forward);
    this.#wholes = wholeRelations.map(({ inverse }) => inverse);
    this.#containers = [containedIn.forward, coveredSpace.inverse].filter(({ size }) => size > 0);
  }

  /** An opening that voids an element, or a port of one. */
  isPartOfHost(id: number): boolean {
    if (this.#relations.voidedBy.inverse.has(id)) return true;
    if (!this.#ports[this.#step.typeOf(id)]) return false;
    return this.#relations.hasPort.inverse.has(id) || this.#relations.nests.inverse.has(id);
  }

  of(id: number): HostsOfProduct {
    const wholes = this.#collect(this.#wholes, id);
    const containers = this.#collect(this.#containers, id);
    const found = wholes.length > 0 || containers.length > 0;
    return { wholes, containers, neighbours: found ? none : this.#neighbours(id) };
  }

  /** What is listed below a product, list after list, in the order of the file; some of it may have another place. */
  partsOf(id: number): Uint32Array[] {
    const { containedIn, coveredSpace } = this.#relations;
    const lists = this.#parts.map((map) => map.get(id));
    return [...lists, containedIn.inverse.get(id), coveredSpace.forward.get(id)];
  }

  #neighbours(id: number): readonly number[] {
    const { filledBy, voidedBy, coveredBy } = this.#relations;
    const openings = Array.from(filledBy.inverse.get(id));
    const voided = openings.flatMap((opening) => Array.from(voidedBy.inverse.get(opening)));
    return [...voided, ...coveredBy.inverse.get(id)].filter((host) => this.#canHost(host));
  }

  /** Without an array where there is nothing: most products have one host of one kind. */
  #collect(maps: readonly ReferenceMap[], id: number): readonly number[] {
    let hosts: number[] | undefined;
    for (let map = 0; map < maps.length; map++) {
      const count = maps[map]?.copy(id, this.#ids, 0) ?? 0;
      for (let at = 0; at < count; at++) {
        const host = this.#ids[at] ?? 0;
        if (!this.#canHost(host)) continue;
        if (hosts === undefined) hosts = [host];
        else hosts.push(host);
      }
    }
    return hosts ?? none;
  }

  #canHost(id: number): boolean {
    return this.#hosting[this.#step.typeOf(id)] ?? false;
  }
}

const none: readonly number[] = [];
