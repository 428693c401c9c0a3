import { ArgumentLocator } from './argument-locator.ts';
import { InstanceScanner } from './instance-scanner.ts';
import { sharedMemory } from './web-assembly.ts';

/** What the modules may load behind the bytes that they are asked about, and look at nothing of. */
const SLACK_BYTES = 128;

/** The modules of WebAssembly, and the memory that they read: `memory` is for a file, or for parts of it. */
export class NativeReader {
  readonly memory: SharedArrayBuffer;
  readonly instances: InstanceScanner;
  readonly statements: ArgumentLocator;

  /** @param bytes how much of the memory is at the caller's disposal, from its beginning. */
  constructor(bytes: number) {
    const tables = 8 * Math.ceil((bytes + SLACK_BYTES) / 8);
    const memory = sharedMemory(tables + InstanceScanner.BYTES + ArgumentLocator.BYTES);
    this.memory = memory.buffer;
    this.instances = new InstanceScanner(memory, tables);
    this.statements = new ArgumentLocator(memory, tables + InstanceScanner.BYTES);
  }
}
