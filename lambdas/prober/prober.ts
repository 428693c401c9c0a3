import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import type { Answer } from './ask.ts';
import { foundIn } from './health-answer.ts';
import { proberMetrics } from './metric-names.ts';

export interface ProbeSources {
  /** Rejects where no answer comes. */
  readonly ask: (url: URL) => Promise<Answer>;
  readonly certificateEnd: (url: URL) => Promise<Date>;
  readonly now: () => Date;
  /** Tells of every part; it wakes no database that is paused (docs/adr/0026). */
  readonly healthUrl: URL;
  readonly pageUrl: URL;
}

const DAY_MS = 24 * 3600 * 1000;

/** Looks at the product as those see it who use it, and writes what it finds as metrics. It never fails itself. */
export function prober(tools: Observability, sources: ProbeSources) {
  const { logger, metrics } = tools;
  const { healthUrl, pageUrl } = sources;
  const tell = (error: unknown, url: URL) =>
    logger.warn('A probe has failed.', {
      url: url.href,
      reason: error instanceof Error ? error.message : String(error),
    });

  async function probeService(): Promise<void> {
    const answer = await sources.ask(healthUrl).catch((error: unknown) => tell(error, healthUrl));
    const found = answer && foundIn(answer.text);
    metrics.addMetric(proberMetrics.serviceUp, 'Count', found?.service ?? 0);
    if (answer === undefined) return;
    metrics.addMetric(proberMetrics.healthMilliseconds, 'Milliseconds', answer.milliseconds);
    if (found === undefined) return tell(new Error(`The answer ${answer.status} tells nothing.`), healthUrl);
    metrics.addMetric(proberMetrics.databaseUp, 'Count', found.database);
    metrics.addMetric(proberMetrics.partsFailing, 'Count', found.failing);
    if (found.cache !== undefined) metrics.addMetric(proberMetrics.cacheUp, 'Count', found.cache);
    if (found.failing > 0) logger.warn('Parts of the product cannot be used.', { answer: answer.text });
  }

  async function probePage(): Promise<void> {
    const answer = await sources.ask(pageUrl).catch((error: unknown) => tell(error, pageUrl));
    const isThere = answer?.status === 200 && answer.text.includes('<html');
    metrics.addMetric(proberMetrics.pageUp, 'Count', isThere ? 1 : 0);
    if (answer !== undefined && !isThere) tell(new Error(`The answer ${answer.status} is no page.`), pageUrl);
  }

  async function probeCertificate(): Promise<void> {
    const end = await sources.certificateEnd(pageUrl).catch((error: unknown) => tell(error, pageUrl));
    if (end === undefined) return;
    const days = (end.getTime() - sources.now().getTime()) / DAY_MS;
    metrics.addMetric(proberMetrics.certificateDays, 'Count', days);
  }

  return observedFunction(tools, async (_event: unknown) => {
    await Promise.all([probeService(), probePage(), probeCertificate()]);
  });
}
