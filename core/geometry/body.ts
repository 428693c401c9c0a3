/** What a product is made of. */
export interface Body {
  /** Keyword of the first item of its body, upper case; '' where it has none that can be read. */
  readonly item: string;
  /** Whether openings are cut out of it. */
  readonly openings: boolean;
}

/** What a product is made of, and how long it took to make. */
export interface Made extends Body {
  readonly milliseconds: number;
}
