// AssemblyScript, not TypeScript: what ../native-elements.ts does for the module.

/** Writes the text of the string from `start` to `end`, whatever is in it. */
export declare function write_text(start: usize, end: usize): void;

/** Writes GlobalId, and Name if wanted, of an instance that is not plainly written. */
export declare function write_names(id: u32, hasName: bool): void;

/**
 * Makes the JSON of an attribute of the object at hand from its value, which stands from `start` to `end`, and puts it to
 * `target`, where there is `room`.
 * @returns its length; -1 where the object has to be written thoroughly.
 */
export declare function make_attribute(number: u32, start: usize, end: usize, target: usize, room: u32): i32;

/**
 * Puts X, Y and Z, nine doubles, of what stands by two directions, 0xffffffff for none, to `target`.
 * @returns false where they are not plainly written, or none.
 */
export declare function frame_at(axis: u32, reference: u32, target: usize): bool;

/** Puts 16 doubles to the place of matrices; false where there is no such placement. */
export declare function place_at(id: u32): bool;

/**
 * Makes the JSON of a material, the n-th that is assigned to an object.
 * @returns -1 where it is none; of the usage of a set of layers, how much of it is the same for all of the set; else 0.
 */
export declare function make_material(id: u32, object: u32, nth: u32): i32;

/** Writes the material that was made last, and answers how many bytes now end where the next one goes. */
export declare function write_material(): u32;

/** Writes how the object at hand is classified. */
export declare function write_classifications(): void;

/**
 * Finds the layers of what an IfcRepresentationMap maps, and puts their ids to `target`.
 * @returns how many there are; -1 where there is no `room` for them.
 */
export declare function find_mapped_layers(id: u32, target: usize, room: u32): i32;

/** Writes a layer, and answers how many bytes now end where the next one goes. */
export declare function write_layer(id: u32): u32;

/** Writes all layers of a shape. */
export declare function write_layers(shape: u32): void;

/** Writes all links of an object, with their brackets. */
export declare function write_links(id: u32): void;

/** Writes the ports of an element, or what a port is connected to. */
export declare function write_ports(id: u32): void;

/** Writes a connection with what stands before it; false, with nothing written, where its other end is missing. */
export declare function write_connection(id: u32, isRelating: bool, isFirst: bool): bool;

/** Writes a boundary with what stands before it; false, with nothing written, where there is none. */
export declare function write_boundary(id: u32, isFirst: bool): bool;

/** Writes the spaces in which the object at hand stands. */
export declare function write_spaces(): void;
