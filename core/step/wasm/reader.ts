// AssemblyScript, not TypeScript: what ../statements.ts does for the modules that it attaches.

/**
 * Finds a statement that the directory does not say where it is: its page has to be read. ADDRESS and LENGTH of the directory
 * say then where it lies.
 * @returns the number of its keyword; -1 where there is no such instance, or it does not lie in the memory on end.
 */
export declare function look_up(id: u32): i32;

/** The number of an instance's keyword; -1 where there is none. */
export declare function type_of(id: u32): i32;

/** -1 where there is no such instance. */
export declare function row_of(id: u32): i32;
