import { globalId } from './global-id.ts';
import { Relations, type RelationType, type Rooted } from './relations.ts';
import { type Header, StepFile } from './step-file.ts';
import { integer, type Ref, type Value } from './step-text.ts';

/** The representation contexts that shapes name. */
export interface Contexts {
  readonly model: Ref;
  readonly body: Ref;
  readonly axis: Ref;
  readonly footPrint: Ref;
}

/** What every rooted instance and every shape needs from the project. */
export interface Frame {
  readonly ownerHistory: Ref;
  readonly contexts: Contexts;
}

/** A model in the making: the instances so far, and what can only be written once everything is there. */
export class Model {
  readonly file = new StepFile();
  readonly #roots = new Map<string, Rooted>();
  readonly #relations = new Relations();
  readonly #layers = new Map<string, Ref[]>();
  #frame: Frame | undefined;

  /** Owner history and contexts, from the moment the project has set them. */
  get frame(): Frame {
    if (!this.#frame) throw new Error('the project comes before everything that refers to its contexts');
    return this.#frame;
  }

  set frame(frame: Frame) {
    this.#frame = frame;
  }

  /** Adds an IfcRoot subtype. `key` is unique per type and decides the GlobalId; `values` follow OwnerHistory. */
  root(type: string, key: string, ...values: Value[]): Rooted {
    const name = `${type} ${key}`;
    if (this.#roots.has(name)) throw new Error(`two instances are called ${name}`);
    const id = globalId(name);
    const root = { ...this.file.add(type, id, this.frame.ownerHistory, ...values), globalId: id };
    this.#roots.set(name, root);
    return root;
  }

  /** Like `root`, but the instance with that key is written once; the key must say everything that the values say. */
  shareRoot(type: string, key: string, ...values: Value[]): Rooted {
    return this.#roots.get(`${type} ${key}`) ?? this.root(type, key, ...values);
  }

  /** See `Relations.relate`. */
  relate(type: RelationType, one: Ref, ...many: Rooted[]): void {
    this.#relations.relate(type, one, ...many);
  }

  /** Puts a shape representation on a presentation layer. */
  putOnLayer(layer: string, representation: Ref): void {
    const items = this.#layers.get(layer) ?? [];
    items.push(representation);
    this.#layers.set(layer, items);
  }

  /** Writes the collected relations and layers and returns the text of the file. */
  finish(header: Header): string {
    for (const { type, key, attributes } of this.#relations.list()) this.root(type, key, null, null, ...attributes);
    for (const [layer, items] of this.#layers)
      this.file.add('IFCPRESENTATIONLAYERASSIGNMENT', layer, null, items, null);
    return this.file.toText(header);
  }
}

/** IfcTimeStamp: seconds since 1970. */
export function timeStamp(iso: string): Value {
  return integer(Date.parse(iso) / 1000);
}
