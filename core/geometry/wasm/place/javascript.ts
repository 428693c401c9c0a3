// What JavaScript is asked for.

/** Where the vertices of a mesh are, now that they have been put there. */
export declare function positions(mesh: u32): usize;

/** The factor by which a matrix of this determinant stretches lengths, areas and volumes: `lengths`, then the others. */
export declare function cbrt(determinant: f64): f64;
export declare function power(factor: f64, exponent: f64): f64;
