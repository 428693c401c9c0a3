export {
  type AlarmRule,
  type Calculation,
  type Condition,
  conditions,
  type MetricSource,
  type Severity,
  type StormRule,
} from './alarm-rule.ts';
export { apiServices } from './api-services.ts';
export type { DashboardPlan } from './dashboard-plan.ts';
export { dashboardPlans } from './dashboards/index.ts';
export { dashboardName } from './dashboards.ts';
export { Monitoring, type MonitoringProps } from './monitoring.ts';
export { type LogQuery, logQueries } from './queries.ts';
export { alarmName } from './rule-alarms.ts';
export { type BudgetRule, budgetRules } from './rules/budget.ts';
export { alarmRules } from './rules/index.ts';
export { type MachineAlarm, machineAlarms } from './rules/machine.ts';
export { stormRules } from './rules/storms.ts';
export { subjectKinds } from './subject.ts';
export { type WatchedEvent, watchedEvents } from './watched-events.ts';
