import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonList, jsonOf } from '../json.ts';
import type { Relations } from '../relations.ts';
import type { ElementReferences } from './element-references.ts';

/** Ports of elements and what they are connected to. Made once per file. */
export class Ports {
  readonly #file: IfcFile;
  readonly #relations: Relations;
  readonly #references: ElementReferences;
  readonly #classes: ReadonlySet<string>;
  /** Most files have none. */
  readonly #none: boolean;

  constructor(file: IfcFile, relations: Relations, references: ElementReferences) {
    this.#file = file;
    this.#relations = relations;
    this.#references = references;
    this.#classes = file.schema.subtypes('IfcPort');
    this.#none = !file.step.keywords.some((keyword) => this.#classes.has(keyword));
  }

  isPort(id: number): boolean {
    return !this.#none && this.#classes.has(this.#file.step.keywordOf(id) ?? '');
  }

  /** The ports of an element, each a `Port`: IfcRelConnectsPortToElement, or IfcRelNests as IFC4 has it. */
  of(elementId: number): Json[] {
    if (this.#none) return [];
    const { hasPort, nests } = this.#relations;
    const nested = nests.forward.get(elementId).filter((id) => this.isPort(id));
    const ports: Json[] = [];
    for (const id of new Set([...hasPort.forward.get(elementId), ...nested])) {
      const reference = this.#references.of(id);
      if (reference === undefined) continue;
      const flowDirection = jsonOf(this.#file.entity(id)?.enumeration('FlowDirection'));
      const connectedTo = jsonList(this.connectionsOf(id));
      ports.push(`${reference.slice(0, -1)},"flowDirection":${flowDirection},"connectedTo":${connectedTo}}`);
    }
    return ports;
  }

  /** Express id of the element that has the port. */
  ownerOf(portId: number): number | undefined {
    const { hasPort, nests } = this.#relations;
    return hasPort.inverse.first(portId) ?? nests.inverse.first(portId);
  }

  /** IfcRelConnectsPorts, from either end, each a `PortConnection`. */
  connectionsOf(portId: number): Json[] {
    const { forward, inverse } = this.#relations.connectsToPort;
    const connections: Json[] = [];
    for (const id of new Set([...forward.get(portId), ...inverse.get(portId)])) {
      const port = this.#references.of(id);
      if (port !== undefined) connections.push(`{"port":${port},"element":${this.ownerJson(id) ?? 'null'}}`);
    }
    return connections;
  }

  /** The element that has the port, as an `ElementRef`. */
  ownerJson(portId: number): Json | undefined {
    const owner = this.ownerOf(portId);
    return owner === undefined ? undefined : this.#references.of(owner);
  }
}
