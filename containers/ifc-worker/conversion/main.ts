import { writeFileSync } from 'node:fs';
import { answerParent } from '#adapters/child-process';
import { convert } from './convert.ts';
import type { ConversionProgress, ConversionRequest, ConversionResult } from './protocol.ts';

// The process that converts one file: whatever a file does to its memory or its life, the worker goes on. It has no
// credentials and talks to nobody but the worker. `runConversion` starts it from conversion.mjs.

preferToBeEnded();

answerParent<ConversionRequest, ConversionProgress, ConversionResult>(convert);

/** Where memory runs out, Linux ends the process with the highest score (proc(5)): this one, never the worker. */
function preferToBeEnded(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000', { flag: 'r+' });
  } catch {
    // Not Linux, or not allowed: then the system chooses.
  }
}
