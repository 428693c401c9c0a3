/**
 * The measures that everything else follows from, in millimetres. x runs east along the ridge, y north, z up;
 * the origin is the south-west corner of the main house on the finished ground floor.
 */
export const house = { width: 12_000, depth: 8400 } as const;

/** The single-storey studio at the east gable. */
export const studio = { west: 12_000, east: 17_200, south: 1200, north: 6000, roofUnderside: 2900 } as const;

/** The piece of land, with some way to its edges on every side. */
export const plot = { west: -9000, east: 26_000, south: -15_000, north: 21_000 } as const;

export const wall = { exterior: 350, studio: 300, partition: 145 } as const;

/** Elevations. A floor finish of 15 lies on every slab, so that slabs end 15 below the storey. */
export const level = { ground: 0, upper: 3000, finish: 15, ceiling: 2700, terrain: -350, deck: -20 } as const;

/** The gable roof: its underside meets the outer wall face `eaves` above the ground floor. */
export const roof = { pitch: 35, eaves: 5400, eavesOverhang: 600, gableOverhang: 400, thickness: 240 } as const;

/** Straight flight along the west side of the hall, climbing south. */
export const stair = { west: 5050, east: 6050, bottom: 6400, top: 2080, risers: 17, going: 270 } as const;

/** Where the risers of the ventilation pass the upper slab. */
export const shaft = { west: 10_850, east: 11_300, south: 7590, north: 7840 } as const;
