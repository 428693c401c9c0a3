/** Hours of an average month. */
export const HOURS = 730;

/** What a resource costs each month although nobody uses it: so many units of a price. */
export interface FixedCharge {
  readonly price: string;
  readonly units: number;
  readonly because: string;
}

/** What one resource costs. */
export interface Charges {
  readonly fixed: readonly FixedCharge[];
  /** Ids of the prices of what is done with it. */
  readonly perUse: readonly string[];
}

/** A resource of a template, with the others of its stack. */
export interface Priced {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly stack: ReadonlyMap<string, Omit<Priced, 'stack'>>;
}

/** What resources of a type cost, by what their template says. */
export type CostRule = (resource: Priced) => Charges;

export const charges = (fixed: readonly FixedCharge[], ...perUse: string[]): Charges => ({ fixed, perUse });

/** A resource that costs something only when it is used. */
export const onlyInUse =
  (...perUse: string[]): CostRule =>
  () =>
    charges([], ...perUse);
