/** How much of the machine, or of what it lets the process have, is in use: 0 to 100. */
export interface MachineUse {
  readonly memoryPercent: number;
  /** Of all its processors, since the last look. */
  readonly cpuPercent: number;
  /** Of the disk that holds what the process writes. */
  readonly diskPercent: number;
}

/** What the process itself takes. */
export interface ProcessUse {
  readonly residentBytes: number;
  /** Of all threads, since it began. */
  readonly cpuSeconds: number;
  readonly uptimeSeconds: number;
}
