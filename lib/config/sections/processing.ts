import { z } from 'zod';

const MIB = 2 ** 20;

/** vCPU units -> MiB of memory that Fargate offers with them, in steps. */
const fargateMemory = new Map([
  [1024, { least: 2048, most: 8192, step: 1024 }],
  [2048, { least: 4096, most: 16384, step: 1024 }],
  [4096, { least: 8192, most: 30720, step: 1024 }],
  [8192, { least: 16384, most: 61440, step: 4096 }],
]);

/** The tasks that serve one queue. */
export const WorkersConfig = z
  .strictObject({
    /** CPU units; 1024 are one vCPU. */
    cpu: z.literal([...fargateMemory.keys()]),
    memoryMiB: z.int(),
    /** Room for the staged file and its artifacts. */
    scratchGiB: z.int().min(21).max(200),
    /** Tasks that run even when there is nothing to do: 0 sleeps. */
    minTasks: z.int().min(0).max(50),
    maxTasks: z.int().min(1).max(50),
    /** Share of tasks on spare capacity, which costs a third and may be taken away at two minutes' notice. */
    spotPercent: z.int().min(0).max(100),
  })
  .refine(({ minTasks, maxTasks }) => minTasks <= maxTasks, {
    path: ['minTasks'],
    message: 'must not be above maxTasks',
  })
  .refine(
    ({ cpu, memoryMiB }) => {
      const memory = fargateMemory.get(cpu);
      return (
        memory !== undefined && memoryMiB >= memory.least && memoryMiB <= memory.most && memoryMiB % memory.step === 0
      );
    },
    { path: ['memoryMiB'], message: 'must be an amount that Fargate offers with this cpu' },
  );
export type WorkersConfig = z.infer<typeof WorkersConfig>;

/** Node's timers take no more milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

/** What shapes may cost; beyond it a box stands in their place. Without a value the usual one (docs/configuration.md). */
export const ShapeBudgets = z.strictObject({
  elementMs: z.int().min(1).max(LONGEST_MS).optional(),
  elementTriangles: z.int().min(1).optional(),
  /** Of all shapes of a model together. */
  shapesMs: z.int().min(1).max(LONGEST_MS).optional(),
  /** Of all distinct shapes of a model together. */
  shapesTriangles: z.int().min(1).optional(),
});
export type ShapeBudgets = z.infer<typeof ShapeBudgets>;

/** How uploaded files are converted. */
export const ProcessingConfig = z.strictObject({
  standard: WorkersConfig,
  large: WorkersConfig,
  /** Files of at least so many bytes go to the large workers. */
  largeFromBytes: z.int().min(MIB),
  /** A job is ended as failed after so long. */
  jobTimeoutSeconds: z.int().min(60).max(3600),
  /** From so many triangles on, those that are shown, a model is cut into tiles; 5 million without it (ADR 36). */
  tilesAbove: z.int().min(1000).optional(),
  budgets: ShapeBudgets.optional(),
  /** A message whose worker has gone silent for so long is given to another. */
  visibilitySeconds: z.int().min(10).max(900),
});
export type ProcessingConfig = z.infer<typeof ProcessingConfig>;

/** What most environments have: as many tasks as there is work for, none where there is none. */
export const sleepingWorkers = {
  standard: { cpu: 2048, memoryMiB: 4096, scratchGiB: 21, minTasks: 0, maxTasks: 10, spotPercent: 80 },
  large: { cpu: 4096, memoryMiB: 16384, scratchGiB: 50, minTasks: 0, maxTasks: 5, spotPercent: 0 },
} as const satisfies Record<string, WorkersConfig>;

/** Three to ten standard tasks at any time, on spare capacity: no upload waits for a task to start. */
export const alwaysWarmWorkers = {
  standard: { ...sleepingWorkers.standard, minTasks: 3, spotPercent: 100 },
  large: sleepingWorkers.large,
} as const satisfies Record<string, WorkersConfig>;
