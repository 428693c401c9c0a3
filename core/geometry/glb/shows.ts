import type { ElementColumns } from './element-columns.ts';
import type { ShownProducts } from './nodes.ts';
import { writePlace } from './place-node.ts';
import type { Piece, ShapeSplit } from './shapes.ts';
import { frameAt, type Standings } from './standings.ts';
import { compose, type Vector } from './transform.ts';
import type { WrittenShape } from './write-shapes.ts';

/** A piece that has triangles. */
interface ShownPiece {
  readonly piece: Piece;
  readonly shape: WrittenShape;
}

/** How products are shown by the meshes that were written. */
export class Shows {
  /** By assembly. */
  readonly #pieces: readonly (readonly ShownPiece[])[];
  readonly #origin: Vector;

  constructor({ pieces }: ShapeSplit, shapes: readonly WrittenShape[], origin: Vector) {
    this.#origin = origin;
    this.#pieces = pieces.map((list) =>
      list.flatMap((piece) => {
        const shape = shapes[piece.shape];
        return shape?.mesh === undefined ? [] : [{ piece, shape }];
      }),
    );
  }

  of(products: ElementColumns, standings: Standings): ShownProducts {
    const piecesOf = (product: number) => this.#pieces[standings.assemblies[product] ?? -1] ?? [];
    return {
      products,
      showsOf: (product) => piecesOf(product).length,
      writeShow: (json, product, show) => {
        const shown = piecesOf(product)[show];
        if (shown === undefined) return;
        json.raw('"mesh":').number(shown.shape.mesh ?? 0);
        writePlace(json, compose(frameAt(standings, product), shown.piece), shown.shape, this.#origin);
      },
    };
  }

  /** Triangles left out of all products together. */
  degenerateTriangles(standings: readonly Standings[]): number {
    const ofAssembly = this.#pieces.map((pieces) => pieces.reduce((sum, { shape }) => sum + shape.degenerate, 0));
    let sum = 0;
    for (const { assemblies } of standings) for (const assembly of assemblies) sum += ofAssembly[assembly] ?? 0;
    return sum;
  }
}
