import { z } from 'zod';
import { type CostRule, charges, type FixedCharge, HOURS, onlyInUse, type Priced } from '../charges.ts';
import { idle } from '../idle.ts';
import { keptMetrics } from '../kept-metrics.ts';
import { runsPerMonth } from '../schedule.ts';

const Task = z.object({
  Cpu: z.coerce.number(),
  Memory: z.coerce.number(),
  EphemeralStorage: z.object({ SizeInGiB: z.number() }).optional(),
});
const Service = z.object({
  TaskDefinition: z.object({ Ref: z.string() }),
  CapacityProviderStrategy: z.array(
    z.object({ CapacityProvider: z.string(), Weight: z.number(), Base: z.number().default(0) }),
  ),
  NetworkConfiguration: z.object({ AwsvpcConfiguration: z.object({ AssignPublicIp: z.string() }) }),
});

/** The least number of tasks that a service is scaled to. */
function leastTasks({ id, stack }: Priced): number {
  const targets = [...stack.values()].filter(({ type }) => type === 'AWS::ApplicationAutoScaling::ScalableTarget');
  const target = targets.find(({ properties }) => JSON.stringify(properties['ResourceId']).includes(`"${id}"`));
  return z.object({ MinCapacity: z.number() }).parse(target?.properties).MinCapacity;
}

/** So many tasks for this share of the time: on spare capacity as far as the strategy's weights say. */
export function tasksAt(service: Priced, tasks: number, because: string, share = 1): FixedCharge[] {
  const { TaskDefinition, CapacityProviderStrategy, NetworkConfiguration } = Service.parse(service.properties);
  const { Cpu, Memory, EphemeralStorage } = Task.parse(service.stack.get(TaskDefinition.Ref)?.properties);
  const weights = CapacityProviderStrategy.reduce((sum, { Weight }) => sum + Weight, 0);
  const based = Math.min(
    tasks,
    CapacityProviderStrategy.reduce((sum, { Base }) => sum + Base, 0),
  );
  const ofProvider = CapacityProviderStrategy.flatMap(({ CapacityProvider, Weight, Base }) => {
    const kind = CapacityProvider === 'FARGATE_SPOT' ? 'fargate-spot' : 'fargate';
    const hours = share * HOURS * (Math.min(tasks, Base) + (tasks - based) * (Weight / weights));
    return [
      { price: `${kind}.vcpu-hour`, units: (hours * Cpu) / 1024, because },
      { price: `${kind}.gb-hour`, units: (hours * Memory) / 1024, because },
    ];
  });
  const scratch = Math.max(0, (EphemeralStorage?.SizeInGiB ?? 20) - 20) * tasks * HOURS * share;
  const isPublic = NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp === 'ENABLED';
  return [
    ...ofProvider,
    { price: 'fargate.storage-hour', units: scratch, because },
    { price: 'ipv4.hour', units: isPublic ? tasks * HOURS * share : 0, because: `${because}: its public address` },
  ];
}

const service: CostRule = (resource) => {
  const tasks = leastTasks(resource);
  const insights = { price: 'ecs.insights-metric', units: idle.insightsMetrics.service, because: 'tasks are counted' };
  return charges(
    [insights, ...tasksAt(resource, tasks, `${tasks} tasks at any time`)],
    'fargate.vcpu-hour',
    'fargate.gb-hour',
    'fargate.storage-hour',
    'fargate-spot.vcpu-hour',
    'fargate-spot.gb-hour',
    'ipv4.hour',
  );
};

const cluster: CostRule = () =>
  charges([{ price: 'ecs.insights-metric', units: idle.insightsMetrics.cluster, because: 'tasks are counted' }]);

const LambdaFunction = z.object({ MemorySize: z.number().default(128), Timeout: z.number().default(3) });

/** The prober asks for health by the way of everybody, and for the page. */
function askedByProber(runs: number): FixedCharge[] {
  const because = 'what the prober asks for';
  return [
    { price: 'apigateway.requests', units: runs / 1e6, because },
    { price: 'waf.requests', units: runs / 1e6, because },
    { price: 'lambda.request', units: runs / 1e6, because },
    { price: 'lambda.gb-second', units: runs * idle.healthGigabyteSeconds, because },
    { price: 'xray.traces', units: runs / 1e6, because },
    { price: 'cloudfront.requests', units: runs / 1e4, because },
    { price: 'logs.ingested', units: (runs * idle.logKilobytesOfRun) / 1e6, because },
  ];
}

/** What it costs to run a target so often; other targets than functions of the stack are calls of an AWS API. */
function scheduledRuns({ stack }: Priced, target: unknown, runs: number): FixedCharge[] {
  const found = [...stack.values()].find(
    ({ id, type }) => type === 'AWS::Lambda::Function' && JSON.stringify(target).includes(`"${id}"`),
  );
  if (found === undefined) return [];
  const { MemorySize, Timeout } = LambdaFunction.parse(found.properties);
  const { usual, patient, patientFromTimeout } = idle.scheduledSeconds;
  const seconds = Timeout >= patientFromTimeout && runs > 100 ? patient : usual;
  const because = `${Math.round(runs).toLocaleString('en')} runs`;
  return [
    ...(/Prober/.test(found.id) ? askedByProber(runs) : []),
    { price: 'lambda.request', units: runs / 1e6, because },
    { price: 'lambda.gb-second', units: runs * seconds * (MemorySize / 1024), because },
    { price: 'xray.traces', units: runs / 1e6, because },
    { price: 'logs.ingested', units: (runs * idle.logKilobytesOfRun) / 1e6, because },
    // Metrics are paid by the hours in which somebody writes them.
    {
      price: 'metric.custom',
      units: keptMetrics(found.id) * Math.min(1, runs / HOURS),
      because: 'metrics of its own',
    },
  ];
}

const schedule: CostRule = (resource) => {
  const expression = z.string().parse(resource.properties['ScheduleExpression']);
  const runs = runsPerMonth(expression);
  const run = { price: 'scheduler.runs', units: runs / 1e6, because: expression };
  return charges([run, ...scheduledRuns(resource, resource.properties['Target'], runs)]);
};

/** A rule with a schedule, or one that waits for events. */
const rule: CostRule = (resource) => {
  const { ScheduleExpression: expression, Targets: targets } = resource.properties;
  if (typeof expression !== 'string') return charges([], 'events.custom');
  return charges(scheduledRuns(resource, targets, runsPerMonth(expression)));
};

/** What runs code, and what starts it. */
export const computeRules: Readonly<Record<string, CostRule>> = {
  'AWS::ECS::Cluster': cluster,
  'AWS::ECS::Service': service,
  'AWS::Lambda::Function': onlyInUse('lambda.request', 'lambda.gb-second', 'xray.traces'),
  'AWS::Scheduler::Schedule': schedule,
  'AWS::Events::Rule': rule,
  'AWS::StepFunctions::StateMachine': onlyInUse('states.transitions'),
};
