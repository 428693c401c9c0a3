const RELATIVE = 1e-9;

/** The same value for jest's matchers, with each number standing for all within 1e-9 of it (of 1 at least). */
export function near<T>(expected: T): T;
export function near(expected: unknown): unknown {
  if (typeof expected === 'number') return new Near(expected);
  if (Array.isArray(expected)) return expected.map((item) => near(item));
  if (typeof expected !== 'object' || expected === null) return expected;
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, near(value)]));
}

/** jest calls `asymmetricMatch` of what is expected instead of comparing. */
class Near {
  readonly $$typeof = Symbol.for('jest.asymmetricMatcher');
  readonly #expected: number;

  constructor(expected: number) {
    this.#expected = expected;
  }

  asymmetricMatch(actual: unknown): boolean {
    const tolerance = RELATIVE * Math.max(1, Math.abs(this.#expected));
    return typeof actual === 'number' && Math.abs(actual - this.#expected) <= tolerance;
  }

  toString(): string {
    return 'Near';
  }

  toAsymmetricMatcher(): string {
    return `about ${this.#expected}`;
  }
}
