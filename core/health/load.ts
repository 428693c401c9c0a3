/** How full something is, by the thresholds of the operators' scripts: 80 and 90 percent. */
export interface Load {
  readonly percent: number;
  readonly status: 'healthy' | 'warning' | 'critical';
}

const WARNING_PERCENT = 80;
const CRITICAL_PERCENT = 90;

/** @param use 0 to 100 */
export function loadOf(use: number): Load {
  const percent = Math.round(use * 10) / 10;
  if (percent >= CRITICAL_PERCENT) return { percent, status: 'critical' };
  return { percent, status: percent >= WARNING_PERCENT ? 'warning' : 'healthy' };
}
