const TIME_STAMP =
  /^(\d{4})-?(\d{1,2})-?(\d{1,2})(?:[T ](\d{1,2}):?(\d{1,2})(?::?(\d{1,2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}:?(?:\d{2})?)?)?$/i;

/**
 * The header's time stamp (ISO 10303-21, 8.2.3: ISO 8601 extended or basic) in extended form; single digits are
 * padded, the offset is kept as written and never assumed. undefined for what is no time.
 */
export function isoTimeStamp(text: string): string | undefined {
  const match = TIME_STAMP.exec(text.trim());
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction, offset = ''] = match;
  const two = (digits: string) => digits.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  if (!isCalendarTime(date, time)) return undefined;
  return `${date}T${time}${fraction === undefined ? '' : `.${fraction}`}${isoOffset(offset)}`;
}

/** Rejects the 31st of February and 25 o'clock, which Date would carry over. */
function isCalendarTime(date: string, time: string): boolean {
  const parsed = new Date(`${date}T${time}Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString() === `${date}T${time}.000Z`;
}

function isoOffset(offset: string): string {
  if (offset === '' || offset.toUpperCase() === 'Z') return offset.toUpperCase();
  const digits = offset.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
}

/** IfcTimeStamp, seconds since 1970 in UTC; undefined for what is no time. */
export function isoFromSeconds(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
