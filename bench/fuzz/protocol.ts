/** `data`: index and semantics. `geometry`: everything, as `plinth process` does it. `direct`: shapes without web-ifc. */
export type Mode = 'data' | 'geometry' | 'direct';

/** One file to try, or a mutant of it. */
export interface Attempt {
  readonly path: string;
  readonly mode: Mode;
  /** Of the mutant; null for the file as it is. */
  readonly seed: number | null;
  /** Which of the mutant's edits are made, all where it is null: to find out which of them matter. */
  readonly edits: readonly number[] | null;
}

/** How an attempt ended that ended in good order. */
export interface Verdict {
  /** `converted`, or the code of the refusal. */
  readonly answer: string;
  /** What the refusal says; empty for a conversion. */
  readonly message: string;
  /** What may not be: artifacts that do not fit their schemas, elements unaccounted for. Empty where all is well. */
  readonly faults: readonly string[];
  /** Codes of what web-ifc or a worker thread did to elements, with how many were lost. */
  readonly lost: Readonly<Record<string, number>>;
  /** How long it took, or how long processors worked on it where that is less: a busy machine makes no hang. */
  readonly milliseconds: number;
  readonly peakMB: number;
}

/** An exception is a crash: whatever the file, it should have been a refusal or a finding. */
export type Reply =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'crash'; readonly stack: string };
