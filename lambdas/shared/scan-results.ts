import { z } from 'zod';
import type { JobError } from '#core/model';

/** What GuardDuty Malware Protection for S3 says of an object, in its events and in the object's tag. */
export const ScanResult = z.enum(['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED']);
export type ScanResult = z.infer<typeof ScanResult>;

/** The tag that GuardDuty puts on an object it has looked at; nobody else may. */
export const SCAN_TAG = 'GuardDutyMalwareScanStatus';

const tellOperator =
  'Upload the file again. If it happens again, tell the operator: the malware scanner does not work.';

/** Why a file with this result may not be read; null for a clean one. `found`: the names of what was found, if any. */
export const reasonsAgainst = {
  NO_THREATS_FOUND: null,
  THREATS_FOUND: (found) => ({
    code: 'scan/threat-found',
    message: `The malware scan has found something in the file${found.length > 0 ? `: ${found.join(', ')}` : ''}.`,
    remedy: 'Check the computer that the file comes from. Upload a clean copy.',
  }),
  UNSUPPORTED: () => ({
    code: 'scan/not-scannable',
    message: 'The malware scanner cannot look into the file: it is protected by a password, or packed too deeply.',
    remedy: 'Upload the IFC file itself, or a plain zip archive of it.',
  }),
  ACCESS_DENIED: () => ({
    code: 'scan/not-allowed',
    message: 'The malware scanner may not read the file.',
    remedy: tellOperator,
  }),
  FAILED: () => ({ code: 'scan/failed', message: 'The malware scan of the file has failed.', remedy: tellOperator }),
} as const satisfies Record<ScanResult, null | ((found: readonly string[]) => JobError)>;
