import { Buffer } from 'node:buffer';

/** Of WebAssembly's JavaScript interface what is needed here; the type libraries have it only together with the DOM. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (limits: { initial: number; maximum: number; shared: true }) => { buffer: SharedArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { exports: object };
};

const PAGE_BYTES = 1 << 16;
/** By their text: compiled once per thread. */
const modules = new Map<string, object>();

/**
 * Makes an instance of a module that imports nothing but its memory, and memory of so many bytes for it, all zeroes.
 *
 * @typeParam Exports what the module exports; who names it vouches for it.
 * @param base64 the module, as `npm run wasm` writes it.
 */
export function instantiate<Exports extends object>(
  base64: string,
  bytes: number,
): { memory: SharedArrayBuffer; exports: Exports } {
  let module = modules.get(base64);
  if (module === undefined) {
    module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
    modules.set(base64, module);
  }
  const pages = Math.ceil(bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { memory: memory.buffer, exports: exports as Exports };
}
