import { createRequire } from 'node:module';
import type { FlatMesh, IfcAPI, PlacedGeometry } from 'web-ifc';
import type { GeometryCut } from '../cut/geometry-cut.ts';

/**
 * web-ifc is 6 MB of JavaScript: who only reads types of this room shall not load it, and `require` takes 185 ms where
 * `import` of the same file, which is scanned for exports twice before, takes 390.
 */
const require = createRequire(import.meta.url);

/** One mesh as web-ifc hands it out, copied out of its heap. */
export interface EnginePlacement {
  /** x, y, z, normal x, y, z per vertex, in the file's length unit about a local origin. */
  readonly vertices: Float32Array;
  readonly indices: Uint32Array;
  /** 16 numbers, column-major, to metres with Y up. */
  readonly flatTransformation: readonly number[];
  readonly color: readonly [number, number, number, number];
}

const settings = {
  /** Also the size of its reads: 8 MiB take 21 MB of heap where the default of 64 MiB takes 133, at the same speed. */
  TAPE_SIZE: 8 << 20,
  /** Vertices come about a local origin and matrices in double precision anyway. */
  COORDINATE_TO_ORIGIN: false,
  // MEMORY_LIMIT stays at its default of 2 GiB: below the size of the file, web-ifc reads and scans it over and over.
};

/** A web-ifc instance (WebAssembly memory of its own) and at most one open model. */
export class WebIfcModel {
  readonly #api: IfcAPI;
  #model: number | undefined;

  private constructor(api: IfcAPI) {
    this.#api = api;
  }

  /** Loads web-ifc, which takes 0.2 s the first time and 20 ms from then on. */
  static async start(): Promise<WebIfcModel> {
    const webIfc: typeof import('web-ifc') = require('web-ifc');
    const api = new webIfc.IfcAPI();
    await api.Init(undefined, true);
    api.SetLogLevel(webIfc.LogLevel.LOG_LEVEL_OFF);
    return new WebIfcModel(api);
  }

  /**
   * Reads the statements, and what holds for all elements (units, openings, styles).
   *
   * @throws whatever the WebAssembly code throws, an Error where it declines.
   */
  open(cut: GeometryCut): void {
    const buffer = new Uint8Array(Math.min(settings.TAPE_SIZE, cut.size));
    const read = (position: number, length: number) => {
      const target = buffer.subarray(0, Math.min(length, buffer.length));
      return target.subarray(0, cut.read(target, position));
    };
    const model = this.#api.OpenModelFromCallback(read, settings);
    if (model < 0) throw new Error('it does not open the file');
    this.#model = model;
    this.#api.StreamMeshes(model, [], () => {});
  }

  /**
   * The meshes of one element, none where it has no shape that web-ifc knows. One call per element costs no more than
   * one for all (Office_A: 381 and 372 ms), and tells whose fault a failure is.
   *
   * @throws whatever the WebAssembly code throws.
   */
  meshesOf(expressId: number): EnginePlacement[] {
    const model = this.#model;
    if (model === undefined) throw new Error('No model is open.');
    const placements: EnginePlacement[] = [];
    this.#api.StreamMeshes(model, [expressId], (mesh) => {
      for (let at = 0; at < mesh.geometries.size(); at++) placements.push(this.#copy(model, mesh.geometries.get(at)));
      release(mesh);
    });
    return placements;
  }

  /** Gives the WebAssembly memory back; the instance is of no use afterwards. */
  close(): void {
    if (this.#model !== undefined) this.#api.CloseModel(this.#model);
    this.#model = undefined;
    this.#api.Dispose();
  }

  #copy(model: number, { geometryExpressID, flatTransformation, color }: PlacedGeometry): EnginePlacement {
    const geometry = this.#api.GetGeometry(model, geometryExpressID);
    try {
      return {
        vertices: this.#api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize()),
        indices: this.#api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize()),
        flatTransformation,
        color: [color.x, color.y, color.z, color.w],
      };
    } finally {
      geometry.delete();
    }
  }
}

/** Without this the list stays in the WebAssembly heap for ever. The published types do not know of `delete`. */
function release({ geometries }: FlatMesh): void {
  if ('delete' in geometries && typeof geometries.delete === 'function') geometries.delete();
}
