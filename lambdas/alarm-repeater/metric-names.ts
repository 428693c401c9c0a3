export const ALARM_REPEATER_SERVICE = 'alarm-repeater';

export const repeaterMetrics = {
  /** Messages that were sent again, since their alarms go on. */
  repeated: 'AlarmsRepeated',
} as const;
