import type { ElementRef, Port, PortConnection } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
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

  /** The ports of an element: IfcRelConnectsPortToElement, or IfcRelNests as IFC4 has it. */
  of(elementId: number): Port[] {
    if (this.#none) return [];
    const { hasPort, nests } = this.#relations;
    const nested = Array.from(nests.forward.get(elementId)).filter((id) => this.isPort(id));
    const ids = new Set([...hasPort.forward.get(elementId), ...nested]);
    return this.#references.all(ids).map((reference) => ({
      ...reference,
      flowDirection: this.#file.entity(reference.expressId)?.enumeration('FlowDirection') ?? null,
      connectedTo: this.connectionsOf(reference.expressId),
    }));
  }

  /** The element that has the port. */
  ownerOf(portId: number): ElementRef | undefined {
    const { hasPort, nests } = this.#relations;
    const owner = hasPort.inverse.first(portId) ?? nests.inverse.first(portId);
    return owner === undefined ? undefined : this.#references.of(owner);
  }

  /** IfcRelConnectsPorts, from either end. */
  connectionsOf(portId: number): PortConnection[] {
    const { forward, inverse } = this.#relations.connectsToPort;
    const others = new Set([...forward.get(portId), ...inverse.get(portId)]);
    return this.#references.all(others).map((port) => ({ port, element: this.ownerOf(port.expressId) ?? null }));
  }
}
