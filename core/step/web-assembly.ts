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

const PAGE_BYTES = 1 << 16;
/** All that there can be: addresses are reserved, memory is not. */
const MOST_PAGES = 1 << 16;
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
  let module = modules.get(base64);
  if (module === undefined) {
    module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
    modules.set(base64, module);
  }
  return new WebAssembly.Instance(module, { ...imports, env: { memory } }).exports as Exports;
}
