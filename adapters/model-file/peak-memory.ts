import { readFileSync } from 'node:fs';
import { platform, resourceUsage } from 'node:process';

/**
 * The most memory that this process has had, in MB. On Linux `maxRSS` begins with what the process had that started
 * this one; VmHWM (proc(5)) is this one's own.
 */
export function peakMemoryMB(): number {
  const own =
    platform === 'linux' ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] : undefined;
  return Math.round(Number(own ?? resourceUsage().maxRSS) / 1024);
}
