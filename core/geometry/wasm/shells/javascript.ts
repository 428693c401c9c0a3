// AssemblyScript, not TypeScript: what ../../direct/face-reader.ts does for the module.

/** The number at an address, which is written in a way that takes some thought; NaN where there is none. */
export declare function numeral(start: usize): f64;
