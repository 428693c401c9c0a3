/** The database cannot be used, and a person can mend it. `code` is `database/<problem>`, stable. */
export class DatabaseProblem extends Error {
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseProblem';
    this.code = code;
    this.remedy = remedy;
  }
}
