/** What came of a request that names itself: its answer, given now or before; or why there is none. */
export type KeptOutcome =
  | { readonly kind: 'answered'; readonly body: string }
  /** The same request is being answered at this moment. */
  | { readonly kind: 'in-progress' }
  /** The name belongs to a request with other content. */
  | { readonly kind: 'other-content' };

/** Answers requests once that name themselves, and keeps the answers for a day at most. */
export interface KeptAnswers {
  /**
   * Makes the answer of the first request of a name; later ones of the same name and content get that answer again. Rejects
   * as `make` does: then nothing is kept, and the next request is a new one.
   */
  once(request: { readonly name: string; readonly content: string }, make: () => Promise<string>): Promise<KeptOutcome>;
}
