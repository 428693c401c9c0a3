import { Buffer } from 'node:buffer';

/** WebAssembly.Memory that threads can share. */
export interface SharedMemory {
  /** As large as the memory is now; what was asked for before stays valid, and as large as it was. */
  readonly buffer: SharedArrayBuffer;
  /** Adds so many pages of zeroes; answers how many there were. */
  grow(pages: number): number;
}

/** Functions that a module imports, by the name of the source that declares them, and by their own. */
export type Imports = Readonly<Record<string, Readonly<Record<string, (...numbers: number[]) => unknown>>>>;

/** Of WebAssembly's JavaScript interface what is needed here; the type libraries have it only together with the DOM. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (limits: { initial: number; maximum: number; shared: true }) => SharedMemory;
  readonly Instance: new (module: object, imports: object) => { exports: object };
};

/** A module that reads statements where they lie, and its memory. */
export interface AttachedModule<Exports> {
  readonly exports: Exports;
  readonly memory: SharedArrayBuffer;
  /** From here on the memory is the module's own. */
  readonly address: number;
  /** Of the statements' directory; see `wasm/statements.ts`. */
  readonly directory: number;
}

const PAGE_BYTES = 1 << 16;
/** All that there can be: addresses are reserved, memory is not. */
const MOST_PAGES = 1 << 16;
/** What the modules may load behind the bytes that they are asked about, and look at nothing of. */
export const SLACK_BYTES = 128;
/** Left to modules, by those who can do without. */
const KEPT_PAGES = MOST_PAGES / 8;
/** By their text: compiled once per thread. */
const modules = new Map<string, object>();

/** Memory of so many bytes at the least, all zeroes. */
export function sharedMemory(bytes: number): SharedMemory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  return new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true });
}

/** Adds so many bytes, all zeroes, to the memory; answers where they begin. */
export function addMemory(memory: SharedMemory, bytes: number): number {
  return PAGE_BYTES * memory.grow(Math.ceil(bytes / PAGE_BYTES));
}

/** The same for those who can do without: undefined where others may need what is left. */
export function spareMemory(memory: SharedMemory, bytes: number): Buffer | undefined {
  const pages = (memory.buffer.byteLength + bytes) / PAGE_BYTES;
  if (pages > MOST_PAGES - KEPT_PAGES) return undefined;
  const address = addMemory(memory, bytes);
  return Buffer.from(memory.buffer, address, bytes);
}

/** Compiles modules before the first of them is needed, for threads that have nothing to do yet. */
export function compileModules(all: readonly string[]): void {
  for (const base64 of all) moduleOf(base64);
}

/**
 * Makes an instance of a module.
 *
 * @typeParam Exports what the module exports; who names it vouches for it.
 * @param base64 the module, as `npm run wasm` writes it.
 */
export function instantiate<Exports extends object>(
  base64: string,
  memory: SharedMemory,
  imports: Imports = {},
): Exports {
  return new WebAssembly.Instance(moduleOf(base64), { ...imports, env: { memory } }).exports as Exports;
}

function moduleOf(base64: string): object {
  let module = modules.get(base64);
  if (module === undefined) {
    module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
    modules.set(base64, module);
  }
  return module;
}
