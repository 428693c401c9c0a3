/** Milliseconds of the timed part, and counts that show that both sides did the same work. */
export type Sample = { readonly ms: number } & Readonly<Record<string, number>>;
