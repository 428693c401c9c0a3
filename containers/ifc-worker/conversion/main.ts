import { writeFileSync } from 'node:fs';
import { convert } from './convert.ts';
import type { ConversionRequest, FromChild } from './protocol.ts';

// The process that converts one file: whatever a file does to its memory or its life, the worker goes on. It has no
// credentials and talks to nobody but the worker. `runConversion` starts it from conversion.mjs.

preferToBeEnded();

const abort = new AbortController();
const stop = () => abort.abort(new Error('The conversion was stopped.'));
process.once('disconnect', stop).once('SIGTERM', stop);
process.once('SIGINT', () => undefined); // of the terminal: the worker tells when it is time

process.once('message', async (request: ConversionRequest) => {
  const result = await convert(request, tell, abort.signal);
  if (process.connected) process.send?.(result, () => process.disconnect?.());
});

function tell(message: FromChild): void {
  if (process.connected) process.send?.(message);
}

/** Where memory runs out, Linux ends the process with the highest score (proc(5)): this one, never the worker. */
function preferToBeEnded(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000', { flag: 'r+' });
  } catch {
    // Not Linux, or not allowed: then the system chooses.
  }
}
