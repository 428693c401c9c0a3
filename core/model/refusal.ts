import type { Diagnostic } from './diagnostic.ts';

/**
 * The file as a whole cannot be read: it is not STEP, has no readable data section, or exceeds a limit.
 * Carries the diagnostic that says why; the edges turn it into an exit code or a problem document.
 */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(`${diagnostic.code}: ${diagnostic.message}`);
    this.name = 'Refusal';
    this.diagnostic = diagnostic;
  }
}
