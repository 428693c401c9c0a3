import type { Rule } from './finding.ts';
import { limitRules } from './limits/index.ts';
import { actionRules } from './policies/actions.ts';
import { principalRules } from './policies/principals.ts';
import { policyResourceRules } from './policies/resources.ts';
import { roleRules } from './policies/roles.ts';
import { statementRules } from './policies/statements.ts';
import { serviceRules } from './services/index.ts';
import { dashboardRules } from './strings/dashboards.ts';
import { eventRules } from './strings/events.ts';
import { jsonRules } from './strings/json.ts';
import { schedulerRules } from './strings/scheduler-targets.ts';
import { scheduleRules } from './strings/schedules.ts';
import { stateMachineRules } from './strings/state-machines.ts';

/** All rules of the house, beside those of the engine. */
export const rules: readonly Rule[] = [
  ...limitRules,
  ...actionRules,
  ...statementRules,
  ...policyResourceRules,
  ...principalRules,
  ...roleRules,
  ...jsonRules,
  ...scheduleRules,
  ...schedulerRules,
  ...eventRules,
  ...dashboardRules,
  ...stateMachineRules,
  ...serviceRules,
];
