import type { IfcFile } from '../ifc-file.ts';
import { jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_LIST, CLOSE_OBJECT, COMMA, piece } from '../json-pieces.ts';
import type { Relations } from '../relations.ts';
import type { ElementReferences } from './element-references.ts';

const PORTS = piece(',"ports":[');
const PORT_OF = piece(',"portOf":');
const CONNECTED_TO = piece(',"connectedTo":[');
const PORT = piece('{"port":');
const ELEMENT = piece(',"element":');

/** Ports of elements and what they are connected to. Made once per file. */
export class Ports {
  readonly #file: IfcFile;
  readonly #relations: Relations;
  readonly #references: ElementReferences;
  readonly #out: JsonBytes;
  readonly #classes: ReadonlySet<string>;
  /** Most files have none. */
  readonly #none: boolean;

  constructor(file: IfcFile, relations: Relations, references: ElementReferences, out: JsonBytes) {
    this.#file = file;
    this.#out = out;
    this.#relations = relations;
    this.#references = references;
    this.#classes = file.schema.subtypes('IfcPort');
    this.#none = !file.step.keywords.some((keyword) => this.#classes.has(keyword));
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
      this.#out.piece(PORT_OF);
      this.#references.write(owner);
    }
    const connected = this.#connectedTo(id);
    if (connected.length === 0) return;
    this.#out.piece(CONNECTED_TO);
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
      out.piece(isFirst ? PORTS : COMMA);
      isFirst = false;
      this.#references.writeOpen(id);
      out.text(`,"flowDirection":${jsonOf(this.#file.entity(id)?.enumeration('FlowDirection'))}`);
      out.piece(CONNECTED_TO);
      this.#writeConnections(this.#connectedTo(id));
      out.piece(CLOSE_OBJECT);
    }
    if (!isFirst) out.piece(CLOSE_LIST);
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
      if (at > 0) out.piece(COMMA);
      out.piece(PORT);
      this.#references.write(id);
      out.piece(ELEMENT);
      this.#references.write(this.ownerOf(id));
      out.piece(CLOSE_OBJECT);
    }
    out.piece(CLOSE_LIST);
  }
}
