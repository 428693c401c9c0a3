import { scalingRule } from '#lib/constructs/queue-worker';
import { type Cooling, type Policy, StepPolicy, TargetTracking } from './policies.ts';

/** A set of policies to be tried, each simulation with its own. */
export type Rule = (cooling: Cooling) => readonly Policy[];

/** The rule of the product, as the construct writes it into the template, or with another target. */
export const productRule =
  (target: number = scalingRule.backlog.target): Rule =>
  (cooling) => [new TargetTracking({ ...scalingRule.backlog, target }, cooling), spare(), stalled()];

/** Target tracking both ways with AWS's usual cooldown, and with a running count that is filled with zeros. */
export const filledRule: Rule = (cooling) => {
  const expression = '(visible + inFlight) / IF(FILL(running, 0) > 0, running, 1)';
  return [new TargetTracking({ ...scalingRule.backlog, expression, scaleInCooldownSeconds: 300 }, cooling), stalled()];
};

/** Two one-sided step policies, as the documentation of CDK's SQS module has them. */
export const stepRule: Rule = () => [
  new StepPolicy({
    expression: 'visible',
    minutes: 1,
    isBreaching: (value) => value >= 1,
    adjust: (current, value) => current + (value >= 20 ? 10 : value >= 5 ? 3 : 1),
    cooldownSeconds: 300,
  }),
  new StepPolicy({
    expression: 'visible + inFlight',
    minutes: 15,
    isBreaching: (value) => value <= 0,
    adjust: () => 0,
    cooldownSeconds: 300,
  }),
];

const spare = () =>
  new StepPolicy({
    ...scalingRule.spare,
    isBreaching: (value) => value <= scalingRule.spare.threshold,
    adjust: (current, value) => {
      const step = scalingRule.spare.steps.find(({ upTo }) => value <= upTo);
      return Math.max(0, current + rounded((current * (step?.change ?? 0)) / 100));
    },
  });

const stalled = () =>
  new StepPolicy({
    ...scalingRule.stalled,
    isBreaching: (value) => value >= 1,
    adjust: (current) => current + scalingRule.stalled.change,
  });

/** A change in percent, as Application Auto Scaling rounds it: towards zero, but never to none. */
const rounded = (change: number) => (Math.abs(change) < 1 ? Math.sign(change) : Math.trunc(change));
