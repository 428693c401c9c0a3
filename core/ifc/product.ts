/** What every product is known by. */
export interface Product {
  readonly expressId: number;
  /** Exact class name: `IfcWall`. */
  readonly class: string;
  readonly globalId: string | null;
  readonly name: string | null;
}
