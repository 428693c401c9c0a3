import { statfs } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { MachineUse, ProcessUse } from '#core/model';

/** Between two looks at the processors there has to be some time, or they say nothing. */
const LEAST_MS = 500;

/** Looks at the machine that the process runs on, and at the process. In a container it is the container that counts. */
export class Machine {
  readonly #folder: string;
  #cpu = { ...cpuTimes(), at: performance.now(), percent: 0 };

  /** @param folder on the disk that is looked at. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async use(): Promise<MachineUse> {
    const { blocks, bavail } = await statfs(this.#folder);
    return {
      memoryPercent: percent(memoryLimit() - process.availableMemory(), memoryLimit()),
      cpuPercent: this.#cpuPercent(),
      diskPercent: percent(blocks - bavail, blocks),
    };
  }

  #cpuPercent(): number {
    const at = performance.now();
    if (at - this.#cpu.at < LEAST_MS) return this.#cpu.percent;
    const { busy, all } = cpuTimes();
    const share = percent(busy - this.#cpu.busy, all - this.#cpu.all);
    this.#cpu = { busy, all, at, percent: share };
    return share;
  }
}

/** What this process takes. */
export function processUse(): ProcessUse {
  const { user, system } = process.cpuUsage();
  return {
    residentBytes: process.memoryUsage.rss(),
    cpuSeconds: (user + system) / 1e6,
    uptimeSeconds: process.uptime(),
  };
}

/** Node says 0, or more than there is, where nothing limits the process. */
function memoryLimit(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

/** Milliseconds of all processors since the machine began. */
function cpuTimes(): { readonly busy: number; readonly all: number } {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const { user, nice, sys, irq, idle } = times;
    busy += user + nice + sys + irq;
    all += user + nice + sys + irq + idle;
  }
  return { busy, all };
}

const percent = (part: number, whole: number) => (whole <= 0 ? 0 : Math.min(100, Math.max(0, (100 * part) / whole)));
