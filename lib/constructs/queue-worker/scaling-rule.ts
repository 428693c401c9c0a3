/** Messages, waiting or in work, for each running task; there is no such number while no task runs. */
const backlogPerTask = '(visible + inFlight) / running';

/**
 * How many tasks serve a queue: the expressions and numbers of the three policies of docs/adr/0013. The construct
 * writes them into the template, and the simulation in test/infra plays the same ones through.
 *
 * `running` must not be filled with zeros. It comes later than SQS's numbers, so the newest minutes would always be
 * wrong; and a service that sleeps would count as idle, so that the task that was just woken would be stopped again.
 */
export const scalingRule = {
  /** Target tracking, out only: three minutes above the target. */
  backlog: {
    expression: backlogPerTask,
    /** A task has one job at a time: with more, a message would wait for an hour behind a long job. */
    target: 1,
    /** Longer than a task takes to start and to show in the metrics: the same backlog must not be answered twice. */
    scaleOutCooldownSeconds: 300,
  },
  /** Some tasks have had nothing to do for so long: they stop, all of them where there is no message. */
  spare: {
    expression: backlogPerTask,
    minutes: 15,
    threshold: 0.75,
    /** Up to which backlog per task how many percent of the tasks go. */
    steps: [
      { upTo: 0, change: -100 },
      { upTo: 0.25, change: -75 },
      { upTo: 0.5, change: -50 },
      { upTo: 0.75, change: -25 },
    ],
    /** Longer than alarms look at values from before a sleep: they must not stop a task that was just woken. */
    cooldownSeconds: 2400,
  },
  /** Messages wait and none is in work: one task more. Wakes a service that fell asleep just as a message came. */
  stalled: { expression: 'IF(visible > 0 && inFlight == 0, 1, 0)', minutes: 3, change: 1, cooldownSeconds: 300 },
} as const;
