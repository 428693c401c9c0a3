/** The tag that GuardDuty puts on an object when its scan is over. */
export const SCAN_STATUS_TAG = 'GuardDutyMalwareScanStatus';

/** Its value on a file that may be read. */
export const CLEAN = 'NO_THREATS_FOUND';

/** Its values on files that nobody will ever read. */
export const UNCLEAN = ['THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'] as const;
