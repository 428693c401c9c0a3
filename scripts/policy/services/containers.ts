import type { Rule } from '../finding.ts';
import { at, firstAt } from '../template/resource.ts';
import { listOf, numberOf, recordOf, truthOf } from '../template/values.ts';

/** CPU units -> gibibytes of memory that Fargate gives with them: from, to, in steps. */
const sizes: Readonly<Record<string, readonly [number, number, number]>> = {
  256: [0.5, 2, 0.5],
  512: [1, 4, 1],
  1024: [2, 8, 1],
  2048: [4, 16, 1],
  4096: [8, 30, 1],
  8192: [16, 60, 4],
  16384: [32, 120, 8],
};

/** Amazon ECS on Fargate. */
export const containerRules: readonly Rule[] = [
  {
    name: 'ecs/size',
    about: 'Processor and memory of a task are a pair that Fargate has.',
    types: ['AWS::ECS::TaskDefinition'],
    *judge({ properties }) {
      if (!listOf(properties['RequiresCompatibilities']).includes('FARGATE')) return;
      const [cpu, memory] = [numberOf(properties['Cpu']), numberOf(properties['Memory'])];
      const [from, to, step] = sizes[String(cpu)] ?? [];
      const gibibytes = (memory ?? 0) / 1024;
      const isPair =
        from !== undefined &&
        gibibytes >= from &&
        gibibytes <= (to ?? 0) &&
        (gibibytes === 0.5 || Number.isInteger(gibibytes / (step ?? 1)));
      if (isPair || (properties['Cpu'] !== undefined && cpu === undefined)) return;
      yield {
        path: from === undefined ? 'Properties.Cpu' : 'Properties.Memory',
        message: `${properties['Memory']} MiB do not go with ${properties['Cpu']} CPU units.`,
        remedy: `Take ${from ?? 'a size that Fargate has: 256, 512, 1024, 2048, 4096'}${from === undefined ? '' : ` to ${to} GiB`}.`,
      };
    },
  },
  {
    name: 'ecs/container',
    about: 'Containers have names of their own, write logs, and open ports only as tasks can.',
    types: ['AWS::ECS::TaskDefinition'],
    *judge(task) {
      const names = at(task, 'ContainerDefinitions.*.Name').map(({ value }) => value);
      if (new Set(names).size < names.length)
        yield {
          path: 'Properties.ContainerDefinitions',
          message: 'Two containers have one name.',
          remedy: 'Give each its own.',
        };
      const containers = at(task, 'ContainerDefinitions.*');
      if (containers.length > 0 && containers.every(({ value }) => truthOf(recordOf(value)['Essential']) === false)) {
        yield {
          path: 'Properties.ContainerDefinitions',
          message: 'None is essential.',
          remedy: 'Let one be essential.',
        };
      }
      for (const { path, value } of containers) {
        const container = recordOf(value);
        if (container['LogConfiguration'] === undefined)
          yield {
            path: `${path}.LogConfiguration`,
            message: 'What it says is lost.',
            remedy: 'Write to a log group by awslogs.',
          };
        for (const mapping of listOf(container['PortMappings']).map(recordOf)) {
          if (mapping['HostPort'] === undefined || mapping['HostPort'] === mapping['ContainerPort']) continue;
          yield {
            path: `${path}.PortMappings`,
            message: 'The ports of host and container differ.',
            remedy: 'Leave HostPort out: a task has a network interface of its own.',
          };
        }
        const memory = numberOf(container['Memory']);
        const ofTask = numberOf(task.properties['Memory']);
        if (memory !== undefined && ofTask !== undefined && memory > ofTask)
          yield {
            path: `${path}.Memory`,
            message: `It takes ${memory} MiB of ${ofTask}.`,
            remedy: 'Take at most what the task has.',
          };
        const [interval, timeout] = ['Interval', 'Timeout'].map((name) =>
          numberOf(recordOf(container['HealthCheck'])[name]),
        );
        if (interval !== undefined && timeout !== undefined && timeout > interval)
          yield {
            path: `${path}.HealthCheck.Timeout`,
            message: 'A check waits longer than until the next.',
            remedy: 'Let it be at most the interval.',
          };
      }
    },
  },
  {
    name: 'ecs/log-options',
    about: 'Logs go to a group, by a prefix, in a region that there is.',
    types: ['AWS::ECS::TaskDefinition'],
    *judge(task) {
      for (const { path, value } of at(task, 'ContainerDefinitions.*.LogConfiguration')) {
        const { LogDriver: driver, Options: options } = recordOf(value);
        if (driver !== 'awslogs') continue;
        for (const name of ['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix'].filter(
          (key) => recordOf(options)[key] === undefined,
        )) {
          yield { path: `${path}.Options.${name}`, message: `${name} is missing.`, remedy: 'Fargate asks for it.' };
        }
      }
    },
  },
  {
    name: 'ecs/architecture',
    about: 'Tasks run on arm64 and Linux, as functions do.',
    types: ['AWS::ECS::TaskDefinition'],
    *judge(task) {
      if (firstAt(task, 'RuntimePlatform.CpuArchitecture') === 'ARM64') return;
      yield {
        path: 'Properties.RuntimePlatform.CpuArchitecture',
        message: 'It does not run on arm64.',
        remedy: 'Write ARM64.',
      };
    },
  },
  {
    name: 'ecs/image',
    about: 'An image is named so that it is the same tomorrow.',
    types: ['AWS::ECS::TaskDefinition'],
    *judge(task, template) {
      for (const { path, value } of at(task, 'ContainerDefinitions.*.Image')) {
        const image = template.text(value) ?? '';
        const isFixed =
          /@sha256:[0-9a-f]{64}$|:[^:/]+$/.test(image.replaceAll(/\$\{[^}]*\}/g, 'x')) && !/:latest$/.test(image);
        if (!isFixed && !image.includes('${'))
          yield { path, message: `${image} may be another image tomorrow.`, remedy: 'Name a tag or a digest.' };
      }
    },
  },
  {
    name: 'ecs/service',
    about: 'A service starts tasks in one way, and can replace them.',
    types: ['AWS::ECS::Service'],
    *judge(service) {
      const { LaunchType: launch, CapacityProviderStrategy: strategy } = service.properties;
      if (launch !== undefined && strategy !== undefined)
        yield {
          path: 'Properties.LaunchType',
          message: 'It has a strategy of providers as well.',
          remedy: 'Keep one of both.',
        };
      const least = numberOf(firstAt(service, 'DeploymentConfiguration.MinimumHealthyPercent'));
      const most = numberOf(firstAt(service, 'DeploymentConfiguration.MaximumPercent'));
      if (least !== undefined && most !== undefined && least >= 100 && most <= 100) {
        yield {
          path: 'Properties.DeploymentConfiguration',
          message: 'No task may stop and none may be added.',
          remedy: 'Let one of both differ from 100 %.',
        };
      }
      const weights = listOf(strategy).map((one) => numberOf(recordOf(one)['Weight']) ?? 0);
      if (weights.length > 0 && weights.every((weight) => weight === 0))
        yield {
          path: 'Properties.CapacityProviderStrategy',
          message: 'No provider has any weight.',
          remedy: 'Give one a weight.',
        };
      const bases = listOf(strategy).filter((one) => (numberOf(recordOf(one)['Base']) ?? 0) > 0);
      if (bases.length > 1)
        yield {
          path: 'Properties.CapacityProviderStrategy',
          message: 'Two providers have a base.',
          remedy: 'Give one a base.',
        };
      const target = service.properties['TaskDefinition'];
      if (target === undefined)
        yield { path: 'Properties.TaskDefinition', message: 'It has no task.', remedy: 'Name a task definition.' };
    },
  },
  {
    name: 'ecs/debugging',
    about: 'Nobody signs in to a task of a protected stack.',
    types: ['AWS::ECS::Service'],
    *judge({ properties }, template) {
      if (!template.stack.isProtected || truthOf(properties['EnableExecuteCommand']) !== true) return;
      yield {
        path: 'Properties.EnableExecuteCommand',
        message: 'Commands can be run in its tasks.',
        remedy: 'Leave it out.',
      };
    },
  },
];

/** Application Auto Scaling. */
export const scalingRules: readonly Rule[] = [
  {
    name: 'scaling/bounds',
    about: 'The least is not above the most, and something can be scaled.',
    types: ['AWS::ApplicationAutoScaling::ScalableTarget'],
    *judge({ properties }, template) {
      const [least, most] = [numberOf(properties['MinCapacity']), numberOf(properties['MaxCapacity'])];
      if (least !== undefined && most !== undefined && least > most) {
        yield {
          path: 'Properties.MinCapacity',
          message: `${least} is above ${most}.`,
          remedy: 'Let MinCapacity be at most MaxCapacity.',
        };
      }
      if (most === 0)
        yield { path: 'Properties.MaxCapacity', message: 'Nothing ever runs.', remedy: 'Let it be 1 or more.' };
      const [namespace, dimension] = [String(properties['ServiceNamespace']), String(properties['ScalableDimension'])];
      if (!dimension.startsWith(`${namespace}:`))
        yield {
          path: 'Properties.ScalableDimension',
          message: `${dimension} is none of ${namespace}.`,
          remedy: `Write ${namespace}:...`,
        };
      const id = template.text(properties['ResourceId']) ?? '';
      if (namespace === 'ecs' && !/^service\/[^/]+\/[^/]+$/.test(id)) {
        yield {
          path: 'Properties.ResourceId',
          message: `${id} is no service.`,
          remedy: 'Write service/<cluster>/<service>.',
        };
      }
    },
  },
  {
    name: 'scaling/steps',
    about: 'Steps follow each other without a gap or an overlap, and one policy has one kind of configuration.',
    types: ['AWS::ApplicationAutoScaling::ScalingPolicy'],
    *judge(policy) {
      const {
        PolicyType: kind,
        StepScalingPolicyConfiguration: steps,
        TargetTrackingScalingPolicyConfiguration: tracking,
      } = policy.properties;
      if (
        (kind === 'StepScaling') !== (steps !== undefined) ||
        (kind === 'TargetTrackingScaling') !== (tracking !== undefined)
      ) {
        yield {
          path: 'Properties.PolicyType',
          message: `What it is told does not go with ${kind}.`,
          remedy: 'Give the configuration of its type, and no other.',
        };
      }
      const ranges = at(policy, 'StepScalingPolicyConfiguration.StepAdjustments.*')
        .map(({ value }) => recordOf(value))
        .map(
          (step) =>
            [
              numberOf(step['MetricIntervalLowerBound']) ?? Number.NEGATIVE_INFINITY,
              numberOf(step['MetricIntervalUpperBound']) ?? Number.POSITIVE_INFINITY,
            ] as const,
        )
        .sort(([one], [other]) => one - other);
      const isBroken = ranges.some(
        ([low, high], index) => low >= high || (index > 0 && ranges[index - 1]?.[1] !== low),
      );
      if (isBroken)
        yield {
          path: 'Properties.StepScalingPolicyConfiguration.StepAdjustments',
          message: 'The steps overlap or leave a gap.',
          remedy: 'Let each begin where the one before ends.',
        };
    },
  },
];
