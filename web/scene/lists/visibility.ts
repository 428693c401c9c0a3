/** How an element is drawn. */
export const Shown = { hidden: 0, solid: 1, faint: 2 } as const;
export type Shown = (typeof Shown)[keyof typeof Shown];

/** What the page says about what is to be seen; sets hold element numbers. */
export interface VisibilityRules {
  /** Shown; null: all are. Several sets narrow each other: an element has to be in all of them. */
  readonly only: readonly ReadonlySet<number>[];
  readonly hidden: ReadonlySet<number>;
  /** Whether what is left out by `only` is faintly there. */
  readonly restIsFaint: boolean;
  readonly spaces: boolean;
}

/** The way each element is drawn, by its number. */
export function visibilityOf(isSpace: Uint8Array, { only, hidden, restIsFaint, spaces }: VisibilityRules): Uint8Array {
  const rest = restIsFaint ? Shown.faint : Shown.hidden;
  return Uint8Array.from(isSpace, (space, element) => {
    if (hidden.has(element)) return Shown.hidden;
    if (space === 1 && !spaces) return Shown.hidden;
    if (only.every((set) => set.has(element))) return Shown.solid;
    return space === 1 ? Shown.hidden : rest; // faint boxes of air would only be in the way
  });
}
