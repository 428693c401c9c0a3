// AssemblyScript, not TypeScript: what ../../direct/fingerprint/fingerprints.ts does for the module.

/**
 * Finds the statement of an instance: its ADDRESS.
 * @returns how long it is; 0 where it is not there, or not in the memory.
 */
export declare function find(id: u32): u32;

/** @returns 0 where the instance has no colour by a style of its own; 1 where COLOR has it; 2 where its style cannot be read. */
export declare function color(id: u32): u32;
