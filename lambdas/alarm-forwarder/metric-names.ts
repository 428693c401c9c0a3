export const ALARM_FORWARDER_SERVICE = 'alarm-forwarder';

export const forwarderMetrics = {
  /** Messages that the webhook has taken. */
  forwarded: 'AlarmsForwarded',
} as const;
