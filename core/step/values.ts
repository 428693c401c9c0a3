/** `#12`: a reference to an instance (ISO 10303-21, 6.4.4). */
export class Reference {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

/** `.NAME.` without its dots; booleans and logicals are `T`, `F`, `U` (6.4.5). */
export class Enumeration {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** `IFCLABEL('x')`: a value that names its own type (10.3 of the standard's mapping of select types). */
export class TypedValue {
  /** Upper-case keyword. */
  readonly type: string;
  readonly value: StepValue;
  constructor(type: string, value: StepValue) {
    this.type = type;
    this.value = value;
  }
}

/** `"23A"`: the hexadecimal digits as written; the first tells the unused bits (6.4.6). */
export class Binary {
  readonly hex: string;
  constructor(hex: string) {
    this.hex = hex;
  }
}

/** `*`: the value is derived in a subtype. */
export class Derived {
  static readonly value = new Derived();
  readonly text = '*';
}

/** A decoded argument. `null` is `$` (no value). Integers and reals are both numbers. */
export type StepValue = null | number | string | Reference | Enumeration | TypedValue | Binary | Derived | StepValue[];
