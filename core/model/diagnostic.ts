import * as z from 'zod';

/** `error`: something in the file is lost; `warning`: it was read, but not as written; `info`: worth knowing. */
export const Severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

/** Where in the file: whatever of it is known. `line` is 1-based, `byte` 0-based from the start of the file. */
export const Place = z.object({
  line: z.number().int().positive().optional(),
  byte: z.number().int().nonnegative().optional(),
  expressId: z.number().int().nonnegative().optional(),
  globalId: z.string().optional(),
  class: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

/** One finding about the file: what, where, and what was done or can be done about it. */
export const Diagnostic = z.object({
  /** `<room>/<problem>`, stable, in kebab case: `step/dangling-reference`. */
  code: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
  severity: Severity,
  /** One sentence for a person. */
  message: z.string(),
  at: Place,
  /** The offending text or value, shortened. */
  found: z.string().optional(),
  /** What Plinth did with it, or what the author of the file can do. */
  remedy: z.string(),
});
export type Diagnostic = z.infer<typeof Diagnostic>;

/** `diagnostics.json`: every code with its true count; of each code the first findings in full. */
export const DiagnosticReport = z.object({
  counts: z.record(z.string(), z.number().int().positive()),
  findings: z.array(Diagnostic),
});
export type DiagnosticReport = z.infer<typeof DiagnosticReport>;

const KEPT_PER_CODE = 200;
const FOUND_LENGTH = 120;

/**
 * Collects findings without growing with the number of them: the first 200 of each code are kept in full,
 * all are counted.
 */
export class Diagnostics {
  readonly #counts = new Map<string, number>();
  readonly #findings: Diagnostic[] = [];
  #total = 0;

  /** How many there have been, whatever their codes. */
  get total(): number {
    return this.#total;
  }

  add(diagnostic: Diagnostic): void {
    const count = (this.#counts.get(diagnostic.code) ?? 0) + 1;
    this.#counts.set(diagnostic.code, count);
    this.#total++;
    if (count > KEPT_PER_CODE) return;
    const { found } = diagnostic;
    const shortened = found !== undefined && found.length > FOUND_LENGTH;
    this.#findings.push(shortened ? { ...diagnostic, found: `${found.slice(0, FOUND_LENGTH - 1)}…` } : diagnostic);
  }

  get findings(): readonly Diagnostic[] {
    return this.#findings;
  }

  count(code: string): number {
    return this.#counts.get(code) ?? 0;
  }

  has(severity: Severity): boolean {
    return this.#findings.some((finding) => finding.severity === severity);
  }

  report(): DiagnosticReport {
    return { counts: Object.fromEntries([...this.#counts].sort()), findings: [...this.#findings] };
  }
}
