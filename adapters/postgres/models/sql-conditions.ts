/** The text and the values of a statement, put together condition by condition. */
export class SqlConditions {
  readonly values: unknown[];
  readonly #conditions: string[];

  /** @param conditions over `values`, which are `$1`, `$2`, ... */
  constructor(conditions: readonly string[], values: readonly unknown[]) {
    this.#conditions = [...conditions];
    this.values = [...values];
  }

  /** The parameter that stands for a value: values are never part of the text. */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(condition: string): void {
    this.#conditions.push(condition);
  }

  /** All of them hold. */
  get text(): string {
    return this.#conditions.map((condition) => `(${condition})`).join('\n   AND ');
  }
}

/** That a row belongs to the content `$1, $2, $3`. */
export const inContentOf = (alias: string): string =>
  `${alias}.tenant = $1 AND ${alias}.project = $2 AND ${alias}.content = $3::bigint`;

/** `LIKE` pattern for a text that contains this one, whatever `%` and `_` are in it. */
export const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
