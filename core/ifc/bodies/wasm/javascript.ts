// AssemblyScript, not TypeScript: what ../native-heads.ts does for the module.

/** Whether the identifier of a representation names something beside the body: 1 or 0; -1 where that has to be asked thoroughly. */
export declare function name_beside(representation: u32): i32;
