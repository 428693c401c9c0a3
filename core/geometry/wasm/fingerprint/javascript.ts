// AssemblyScript, not TypeScript: what ../../direct/fingerprint/fingerprints.ts does for the module.

/** @returns 0 where the instance has no colour by a style of its own; 1 where COLOR has it; 2 where its style cannot be read. */
export declare function color(id: u32): u32;
