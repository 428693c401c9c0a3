import type { DashboardPlan } from '../dashboard-plan.ts';
import { api } from './api.ts';
import { database } from './database.ts';
import { errors } from './errors.ts';
import { processing } from './processing.ts';
import { serviceOverview } from './service-overview.ts';
import { systemResources } from './system-resources.ts';
import { userAnalytics } from './user-analytics.ts';

/** Every dashboard, in the order of their links. */
export const dashboardPlans: readonly DashboardPlan[] = [
  serviceOverview,
  processing,
  systemResources,
  errors,
  database,
  api,
  userAnalytics,
];
