import type { ChunkRing } from '../chunk-ring.ts';
import type { IfcFile } from '../ifc-file.ts';
import { jsonOf } from '../json.ts';
import type { Relations } from '../relations.ts';
import type { ElementReferences } from './element-references.ts';

/** Ports of elements and what they are connected to. Made once per file. */
export class Ports {
  readonly #file: IfcFile;
  readonly #relations: Relations;
  readonly #references: ElementReferences;
  readonly #out: ChunkRing;
  readonly #classes: ReadonlySet<string>;
  /** Most files have none. */
  readonly #none: boolean;

  constructor(file: IfcFile, relations: Relations, references: ElementReferences, out: ChunkRing) {
    this.#file = file;
    this.#out = out;
    this.#relations = relations;
    this.#references = references;
    this.#classes = file.schema.subtypes('IfcPort');
    this.#none = !Ports.areIn(file);
  }

  /** Whether there are any. */
  static areIn({ schema, step }: IfcFile): boolean {
    const classes = schema.subtypes('IfcPort');
    return step.keywords.some((keyword) => classes.has(keyword));
  }

  isPort(id: number): boolean {
    return !this.#none && this.#classes.has(this.#file.step.keywordOf(id) ?? '');
  }

  /** Writes what an object has of `,"ports":[...],"portOf":...,"connectedTo":[...]`. */
  write(id: number): void {
    if (this.#none) return;
    this.#writePorts(id);
    if (!this.isPort(id)) return;
    const owner = this.ownerOf(id);
    if (owner !== undefined && this.#references.has(owner)) {
      this.#out.text(',"portOf":');
      this.#references.write(owner);
    }
    const connected = this.#connectedTo(id);
    if (connected.length === 0) return;
    this.#out.text(',"connectedTo":[');
    this.#writeConnections(connected);
  }

  /** The ports of an element, each a `Port`: IfcRelConnectsPortToElement, or IfcRelNests as IFC4 has it. */
  #writePorts(elementId: number): void {
    const out = this.#out;
    const { hasPort, nests } = this.#relations;
    const nested = nests.forward.get(elementId).filter((id) => this.isPort(id));
    let isFirst = true;
    for (const id of new Set([...hasPort.forward.get(elementId), ...nested])) {
      if (!this.#references.has(id)) continue;
      out.text(isFirst ? ',"ports":[' : ',');
      isFirst = false;
      this.#references.writeOpen(id);
      out.text(`,"flowDirection":${jsonOf(this.#file.entity(id)?.enumeration('FlowDirection'))},"connectedTo":[`);
      this.#writeConnections(this.#connectedTo(id));
      out.text('}');
    }
    if (!isFirst) out.text(']');
  }

  /** Express id of the element that has the port. */
  ownerOf(portId: number): number | undefined {
    const { hasPort, nests } = this.#relations;
    return hasPort.inverse.first(portId) ?? nests.inverse.first(portId);
  }

  /** By IfcRelConnectsPorts, from either end. */
  #connectedTo(portId: number): number[] {
    const { forward, inverse } = this.#relations.connectsToPort;
    const ids = new Set([...forward.get(portId), ...inverse.get(portId)]);
    return [...ids].filter((id) => this.#references.has(id));
  }

  /** Each a `PortConnection`, and the end of their list. */
  #writeConnections(ports: readonly number[]): void {
    const out = this.#out;
    for (const [at, id] of ports.entries()) {
      out.text(at > 0 ? ',{"port":' : '{"port":');
      this.#references.write(id);
      out.text(',"element":');
      this.#references.write(this.ownerOf(id));
      out.text('}');
    }
    out.text(']');
  }
}
