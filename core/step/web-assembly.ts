import { Buffer } from 'node:buffer';

/** WebAssembly.Memory that threads can share. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
}

/** Of WebAssembly's JavaScript interface what is needed here; the type libraries have it only together with the DOM. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (limits: { initial: number; maximum: number; shared: true }) => SharedMemory;
  readonly Instance: new (module: object, imports: object) => { exports: object };
};

const PAGE_BYTES = 1 << 16;
/** By their text: compiled once per thread. */
const modules = new Map<string, object>();

/** Memory of so many bytes at the least, all zeroes. */
export function sharedMemory(bytes: number): SharedMemory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

/**
 * Makes an instance of a module that imports nothing but its memory.
 *
 * @typeParam Exports what the module exports; who names it vouches for it.
 * @param base64 the module, as `npm run wasm` writes it.
 */
export function instantiate<Exports extends object>(base64: string, memory: SharedMemory): Exports {
  let module = modules.get(base64);
  if (module === undefined) {
    module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
    modules.set(base64, module);
  }
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Exports;
}
