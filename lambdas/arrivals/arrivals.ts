import { parse } from '@aws-lambda-powertools/parser';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { ArrivalEvent } from './events.ts';
import { arrivalMetrics } from './metric-names.ts';
import { type ArrivalSources, takeEvent } from './take-event.ts';

/**
 * Takes the events of EventBridge about uploaded files, one at a time.
 *
 * @throws where the event has not the shape that AWS documents: it is tried again, and then put aside for people.
 */
export function arrivals(tools: Observability, sources: ArrivalSources) {
  const { logger, metrics } = tools;
  return observedFunction(tools, async (event: unknown) => {
    const known = parse(event, undefined, ArrivalEvent);
    const step = await takeEvent(sources, known);
    metrics.addMetric(arrivalMetrics[step], 'Count', 1);
    logger.info('An event about an uploaded file was taken.', {
      kind: known['detail-type'],
      object: objectOf(known),
      step,
    });
    return { step };
  });
}

const objectOf = (event: ArrivalEvent) =>
  event['detail-type'] === 'Object Created' ? event.detail.object.key : event.detail.s3ObjectDetails.objectKey;
