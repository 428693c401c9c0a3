import { ArgumentLocator } from './argument-locator.ts';
import { InstanceScanner } from './instance-scanner.ts';
import { type SharedMemory, SLACK_BYTES, sharedMemory } from './web-assembly.ts';

/** Memory for a file, or for parts of it, and the modules of WebAssembly that read it. */
export class NativeReader {
  /** Threads can share it. */
  readonly memory: SharedMemory;
  /** What is at the caller's disposal, from the beginning of the memory. */
  readonly bytes: Buffer;
  readonly instances: InstanceScanner;
  readonly statements: ArgumentLocator;

  constructor(bytes: number) {
    const tables = 8 * Math.ceil((bytes + SLACK_BYTES) / 8);
    this.memory = sharedMemory(tables + InstanceScanner.BYTES + ArgumentLocator.BYTES);
    this.bytes = Buffer.from(this.memory.buffer, 0, bytes);
    this.instances = new InstanceScanner(this.memory, tables);
    this.statements = new ArgumentLocator(this.memory, tables + InstanceScanner.BYTES);
  }
}
