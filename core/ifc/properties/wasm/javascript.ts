// AssemblyScript, not TypeScript: what ../lines/native-lines.ts does for the module.

/** The number of the type that a value names in the `length` bytes at `start`; 0 where it is not to be written here. */
export declare function type_named(start: usize, length: u32): u32;

/** Writes the number at `start`, and answers it; NaN, with nothing written, where none is there. */
export declare function write_numeral(start: usize): f64;

/**
 * Writes a property of a set by way of its record, behind a comma if it `follows` another one.
 * @returns how many bytes now end where the next one goes; 0 where they are elsewhere, -1 where there is nothing to write.
 */
export declare function write_property(id: u32, set: u32, follows: bool): i32;

/** Writes what follows the source of a set by way of its record. */
export declare function write_set(id: u32): void;
