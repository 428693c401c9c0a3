import { z } from 'zod';
import { type MetricKey, metricKey } from './shown-metrics.ts';

/**
 * A log line in CloudWatch's embedded metric format.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
const EmfLine = z.looseObject({
  _aws: z.object({
    Timestamp: z.int().positive(),
    CloudWatchMetrics: z
      .array(
        z.object({
          Namespace: z.string().min(1).max(1024),
          Dimensions: z.array(z.array(z.string()).max(30)),
          Metrics: z.array(z.object({ Name: z.string().min(1), Unit: z.string() })).max(100),
        }),
      )
      .min(1),
  }),
});

/** One metric of a line: where it goes to. */
export interface EmittedMetric {
  readonly key: MetricKey;
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * The metrics that a log line holds; none where it is another line.
 *
 * @throws where CloudWatch would drop the line, or a metric of it: it names what is not there, or is no number.
 */
export function metricsOfLine(line: string): EmittedMetric[] {
  if (!line.includes('"_aws"')) return [];
  const emf = EmfLine.parse(JSON.parse(line.slice(line.indexOf('{'))));
  return emf._aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) => {
      const dimensions = Object.fromEntries(names.map((name) => [name, z.string().min(1).parse(emf[name])]));
      return Metrics.map(({ Name }) => {
        z.union([z.number(), z.array(z.number()).min(1).max(100)]).parse(emf[Name]);
        return { key: metricKey(Name, dimensions), namespace, dimensions };
      });
    }),
  );
}
