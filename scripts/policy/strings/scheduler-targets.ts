import type { Problem, Rule } from '../finding.ts';
import { apiOperations } from '../reference/known.ts';
import { at, firstAt } from '../template/resource.ts';
import { recordOf } from '../template/values.ts';

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html */
export const schedulerRules: readonly Rule[] = [
  {
    name: 'scheduler/target',
    about: 'What a schedule calls is an ARN; an operation of an API is one that there is and that changes something.',
    types: ['AWS::Scheduler::Schedule'],
    *judge(resource, template) {
      for (const { path, value } of at(resource, 'Target.Arn')) {
        const arn = template.text(value) ?? '';
        const [, service, operation] = /^arn:[^:]+:scheduler:::aws-sdk:([^:]+):(.+)$/.exec(arn) ?? [];
        if (service !== undefined && operation !== undefined) yield* unknownOperation(path, service, operation);
        else if (!/^arn:|^\$\{/.test(arn) || arn.startsWith('arn:aws:scheduler')) {
          yield {
            path,
            message: `${arn} is no target.`,
            remedy: 'Write arn:aws:scheduler:::aws-sdk:<service>:<operation>, or the ARN of a resource.',
          };
        }
      }
    },
  },
  {
    name: 'scheduler/flexible-window',
    about: 'A schedule that may be late says by how much, and no other does.',
    types: ['AWS::Scheduler::Schedule'],
    *judge(resource) {
      const window = recordOf(firstAt(resource, 'FlexibleTimeWindow'));
      const hasLength = window['MaximumWindowInMinutes'] !== undefined;
      if (window['Mode'] === undefined || (window['Mode'] === 'FLEXIBLE') === hasLength) return;
      yield {
        path: 'Properties.FlexibleTimeWindow.MaximumWindowInMinutes',
        message: `The mode is ${window['Mode']}${hasLength ? '' : ', and its length is missing'}.`,
        remedy: 'Give it a length for FLEXIBLE, and none for OFF.',
      };
    },
  },
];

function* unknownOperation(path: string, service: string, operation: string): Generator<Problem> {
  const known = apiOperations.get(service);
  const remedy = 'Spell the service in small letters and the operation as the API reference, beginning small.';
  if (known === undefined) yield { path, message: `There is no API of a service ${service}.`, remedy };
  else if (!known.some((name) => `${name[0]?.toLowerCase()}${name.slice(1)}` === operation)) {
    yield { path, message: `${service} has no operation ${operation} that changes something.`, remedy };
  }
}
