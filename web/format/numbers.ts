const whole = new Intl.NumberFormat('en');
const precise = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });
const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const level = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'always',
});

export function formatCount(count: number): string {
  return whole.format(count);
}

/** Three decimals are a millimetre; what is smaller keeps three digits. */
export function formatNumber(value: number): string {
  return value !== 0 && Math.abs(value) < 0.01 ? small.format(value) : precise.format(value);
}

/** A height as drawings have it: `+3.10`, `±0.00`, `-1.25`. */
export function formatLevel(metres: number): string {
  return Math.abs(metres) < 0.005 ? '±0.00' : level.format(metres).replace('-', '−');
}

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value.toFixed(step === 0 || value >= 100 ? 0 : 1)} ${UNITS[step]}`;
}

export function formatDuration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** `3 minutes ago`, `yesterday`; the date where it is longer than a month ago. */
export function formatAgo(instant: string, now = Date.now()): string {
  const seconds = (now - Date.parse(instant)) / 1000;
  if (seconds > 30 * 86_400) return new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(Date.parse(instant));
  const step = steps.find((one) => seconds >= one.seconds);
  return step === undefined ? 'just now' : relative.format(-Math.floor(seconds / step.seconds), step.unit);
}
