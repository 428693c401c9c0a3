export const WAKER_SERVICE = 'waker';

export const wakerMetrics = {
  /** Services whose first task was started. */
  woken: 'ServicesWoken',
  /** Records of the stream that hold no job: the table was written by something else. */
  unreadable: 'UnreadableJobRecords',
} as const;
