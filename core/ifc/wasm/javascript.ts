// AssemblyScript, not TypeScript: what whoever has the chunks does for modules that write into them.

/** Makes room for so many bytes on end: begins a chunk. */
export declare function begin_chunk(length: u32): void;

/** Writes a number that is not plain. */
export declare function write_number(value: f64): void;
