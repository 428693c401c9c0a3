import type { AlarmRule } from '../alarm-rule.ts';
import { apiRules } from './api.ts';
import { eventRules } from './events.ts';
import { functionRules } from './functions.ts';
import { jobRules } from './jobs.ts';
import { operationRules } from './operations.ts';
import { serviceRules } from './service.ts';
import { storeRules } from './stores.ts';
import { workerRules } from './workers.ts';

const number = ({ id }: AlarmRule) => Number(/\d+/.exec(id)?.[0]);

/** Every alarm that tells somebody, in the order of the numbers. */
export const alarmRules: readonly AlarmRule[] = [
  ...serviceRules,
  ...apiRules,
  ...workerRules,
  ...jobRules,
  ...storeRules,
  ...functionRules,
  ...eventRules,
  ...operationRules,
].toSorted((a, b) => number(a) - number(b));
