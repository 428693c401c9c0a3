const DAY = 24 * 3600;

/** `1:00:00`, `1 day, 1:00:00`, `2 days, 1:00:00`: as Python writes a time span without fractions. */
export function uptimeText(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const days = Math.floor(whole / DAY);
  const clock = `${Math.floor((whole % DAY) / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return days === 0 ? clock : `${days} day${days === 1 ? '' : 's'}, ${clock}`;
}
