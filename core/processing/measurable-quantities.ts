/** A quantity of the standard sets (IFC4 `Qto_...BaseQuantities`), and what of a mesh is the same. */
export interface MeasurableQuantity {
  readonly names: readonly string[];
  /** Classes that the row is about; without it all. */
  readonly classes?: RegExp;
  /** `volume` and `area` of `MeshMeasures`, or `sides` and `down` of `FacingAreas`. */
  readonly of: 'volume' | 'area' | 'sides' | 'down';
  /** Meshes have their openings cut out: what is stated without openings can only be compared where there are none. */
  readonly needs?: 'no openings';
}

const walls = /^IfcWall/;
const plates = /^Ifc(Slab|Plate|Covering)/;
const spaces = /^IfcSpace$/;

const measurable: readonly MeasurableQuantity[] = [
  { names: ['NetVolume'], of: 'volume' },
  { names: ['GrossVolume'], of: 'volume', needs: 'no openings' },
  { names: ['NetSurfaceArea'], of: 'area' },
  { names: ['GrossSurfaceArea', 'TotalSurfaceArea'], of: 'area', needs: 'no openings' },
  { names: ['NetSideArea'], classes: walls, of: 'sides' },
  { names: ['GrossSideArea'], classes: walls, of: 'sides', needs: 'no openings' },
  { names: ['GrossFootprintArea', 'NetFootprintArea'], classes: walls, of: 'down', needs: 'no openings' },
  { names: ['NetArea'], classes: plates, of: 'sides' },
  { names: ['GrossArea'], classes: plates, of: 'sides', needs: 'no openings' },
  { names: ['NetFloorArea', 'GrossFloorArea'], classes: spaces, of: 'down' },
];

/** The row for a quantity of a class; undefined where nothing of a mesh is the same. */
export function measurableQuantity(name: string, className: string): MeasurableQuantity | undefined {
  return measurable.find(({ names, classes }) => names.includes(name) && (classes?.test(className) ?? true));
}
