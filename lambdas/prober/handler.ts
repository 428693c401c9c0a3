import { ProberEnvironment } from '#lambdas/prober';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { ask, certificateEnd } from './ask.ts';
import { PROBER_SERVICE } from './metric-names.ts';
import { prober } from './prober.ts';

const { API_URL, PAGE_URL } = readEnvironment(ProberEnvironment);

export const handler = prober(observability(PROBER_SERVICE), {
  ask,
  certificateEnd,
  now: () => new Date(),
  healthUrl: new URL(`${API_URL}/readyz`),
  pageUrl: new URL(PAGE_URL),
});
