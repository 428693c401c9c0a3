import { Diagnostics } from '#core/model';
import type { ByteSource } from '#core/ports';
import type { StepFile } from '#core/step';
import { openWithin } from '../../../core/step/open.ts';

/**
 * Opens with pages of so few bytes that statements, tokens and escapes are cut at their ends. Statements may have 1 MiB.
 */
export async function openCut(
  source: ByteSource,
  pageBytes: number,
): Promise<{ step: StepFile; diagnostics: Diagnostics }> {
  const diagnostics = new Diagnostics();
  const limits = { pageBytes, longestStatementBytes: 1 << 20 };
  return { step: await openWithin(limits, source, { diagnostics }), diagnostics };
}
