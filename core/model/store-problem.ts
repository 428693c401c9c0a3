/**
 * A store cannot answer at the moment (`unavailable`: asking again soon may help), or not this question (`too-slow`: asking
 * for less may). Adapters throw it in place of what their technology throws; what was asked has changed nothing.
 */
export class StoreProblem extends Error {
  readonly kind: 'unavailable' | 'too-slow';

  constructor(kind: StoreProblem['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreProblem';
    this.kind = kind;
  }
}
