/** One minute of what CloudWatch is told, by the names that the expressions use. */
export interface Sample {
  readonly visible: number;
  readonly inFlight: number;
  /** ECS reports nothing where no task runs. */
  readonly running: number | undefined;
}

export interface MetricDelays {
  /** Minutes until SQS metrics can be seen. */
  readonly queue: number;
  /** Minutes until Container Insights metrics can be seen. */
  readonly tasks: number;
  /** Minute before which a queue that nobody asked for six hours has no metrics at all. */
  readonly firstOfQueue: number;
  /** How many minutes more than it wants an alarm looks back for values; AWS says only that it does. */
  readonly lookBack: number;
}

/** What an alarm makes of minutes without a value. */
export type MissingData = 'missing' | 'notBreaching';

/** Metrics as alarms see them: late, and computed anew each minute from what has come so far. */
export class Metrics {
  readonly #samples: Sample[] = [];
  readonly #delays: MetricDelays;

  constructor(delays: MetricDelays) {
    this.#delays = delays;
  }

  /** Samples come minute by minute, from 0 on. */
  record(sample: Sample): void {
    this.#samples.push(sample);
  }

  /** The newest value of an expression. */
  newest(expression: string): number | undefined {
    return this.#values(expression, 15 + this.#delays.lookBack).findLast((value) => value !== undefined);
  }

  /**
   * Whether an alarm is in ALARM that wants all of so many minutes breaching. CloudWatch looks a little further back
   * for values; where there are too few, it treats the others as told, and as `missing` alarms when all values breach
   * and the oldest is old enough.
   */
  isAlarm(expression: string, minutes: number, isBreaching: (value: number) => boolean, missing: MissingData): boolean {
    const range = this.#values(expression, minutes + this.#delays.lookBack);
    const values = range.filter((value) => value !== undefined);
    if (values.length >= minutes) return values.slice(-minutes).every(isBreaching);
    if (missing === 'notBreaching' || values.length === 0) return false;
    const ageOfOldest = range.length - range.findIndex((value) => value !== undefined);
    return ageOfOldest >= minutes && values.every(isBreaching);
  }

  #values(expression: string, minutes: number): (number | undefined)[] {
    const { queue, tasks, firstOfQueue } = this.#delays;
    const evaluate = compile(expression);
    const now = this.#samples.length - 1;
    return this.#samples.slice(-minutes).map(({ visible, inFlight, running }, index, { length }) => {
      const minute = now - length + 1 + index;
      const isQueueKnown = minute >= firstOfQueue && minute <= now - queue;
      return evaluate({
        visible: isQueueKnown ? visible : undefined,
        inFlight: isQueueKnown ? inFlight : undefined,
        running: minute <= now - tasks ? running : undefined,
      });
    });
  }
}

type Inputs = Record<keyof Sample, number | undefined>;
const compiled = new Map<string, (inputs: Inputs) => number | undefined>();

/** CloudWatch's metric math, as far as it reads the same as JavaScript, with IF and FILL. */
function compile(expression: string): (inputs: Inputs) => number | undefined {
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const compute = new Function('visible', 'inFlight', 'running', 'IF', 'FILL', `return ${expression};`);
  const choose = (condition: boolean, yes: number, no: number) => (condition ? yes : no);
  const fill = (value: number | undefined, other: number) => value ?? other;
  const needed = (['visible', 'inFlight', 'running'] as const).filter(
    (name) => expression.includes(name) && !expression.includes(`FILL(${name}`),
  );
  const evaluate = (inputs: Inputs) => {
    if (needed.some((name) => inputs[name] === undefined)) return undefined;
    const value: number = compute(inputs.visible, inputs.inFlight, inputs.running, choose, fill);
    return Number.isFinite(value) ? value : undefined;
  };
  compiled.set(expression, evaluate);
  return evaluate;
}
