import { ArgumentLocator } from './argument-locator.ts';
import { InstanceScanner } from './instance-scanner.ts';
import { addMemory, type Imports, instantiate, type SharedMemory, sharedMemory } from './web-assembly.ts';

/** What the modules may load behind the bytes that they are asked about, and look at nothing of. */
const SLACK_BYTES = 128;

/** A module that reads statements where they lie, and its memory. */
export interface AttachedModule<Exports> {
  readonly exports: Exports;
  readonly memory: SharedArrayBuffer;
  /** From here on the memory is the module's own. */
  readonly address: number;
}

/** The modules of WebAssembly, and the memory that they read: `memory` is for a file, or for parts of it. */
export class NativeReader {
  readonly memory: SharedArrayBuffer;
  readonly instances: InstanceScanner;
  readonly statements: ArgumentLocator;
  readonly #memory: SharedMemory;

  /** @param bytes how much of the memory is at the caller's disposal, from its beginning. */
  constructor(bytes: number) {
    const tables = 8 * Math.ceil((bytes + SLACK_BYTES) / 8);
    const memory = sharedMemory(tables + InstanceScanner.BYTES + ArgumentLocator.BYTES);
    this.#memory = memory;
    this.memory = memory.buffer;
    this.instances = new InstanceScanner(memory, tables);
    this.statements = new ArgumentLocator(memory, tables + InstanceScanner.BYTES);
  }

  /** Makes an instance of another module over the same memory, with so many bytes of its own, all zeroes. */
  attach<Exports extends object>(base64: string, bytes: number, imports: Imports): AttachedModule<Exports> {
    const address = addMemory(this.#memory, bytes);
    const exports = instantiate<Exports>(base64, this.#memory, imports);
    return { exports, memory: this.#memory.buffer, address };
  }
}
