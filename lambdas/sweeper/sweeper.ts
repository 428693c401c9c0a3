import { findStuck, type SweepLimits, type SweepPorts } from '#core/jobs';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { SWEEP_FAILURES, sweeperMetrics } from './metric-names.ts';

/**
 * Moves on every job that nothing else will ever move. What fails for one job does not keep the others from being swept.
 *
 * @throws at the end, where something failed.
 */
export function sweeper(tools: Observability, ports: SweepPorts, limits: SweepLimits) {
  const { logger, metrics } = tools;
  return observedFunction(tools, async (_event: unknown) => {
    const failures: unknown[] = [];
    for (const { job, free } of await findStuck(ports, limits)) {
      const about = { job: job.id, tenant: job.tenant, project: job.project, state: job.state };
      try {
        const outcome = await free();
        if (outcome === undefined) continue;
        metrics.addMetric(sweeperMetrics[outcome], 'Count', 1);
        logger.warn('A job that stood still was moved on.', { ...about, since: job.updatedAt, outcome });
      } catch (error) {
        failures.push(error);
        metrics.addMetric(SWEEP_FAILURES, 'Count', 1);
        logger.error('A job that stands still could not be moved on.', { ...about, reason: String(error) });
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} jobs could not be moved on.`);
  });
}
