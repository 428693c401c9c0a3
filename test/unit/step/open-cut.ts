import { Diagnostics } from '#core/model';
import type { ByteSource } from '#core/ports';
import type { StepFile } from '#core/step';
import { openWithin } from '../../../core/step/open.ts';

/**
 * Opens with pages of so few bytes that statements, tokens and escapes are cut at their ends. Statements may have 1 MiB.
 * @param isHeld whether the file is held whole.
 */
export async function openCut(
  source: ByteSource,
  pageBytes: number,
  isHeld = false,
): Promise<{ step: StepFile; diagnostics: Diagnostics }> {
  const diagnostics = new Diagnostics();
  const paging = { pageBytes, firstPages: 16, residentPages: 64 };
  const limits = { pageBytes, paging, mostHeldBytes: isHeld ? source.size : 0, longestStatementBytes: 1 << 20 };
  return { step: await openWithin(limits, source, { diagnostics }), diagnostics };
}
