export const count = (number: number): string => number.toLocaleString('en');

/** @returns `12.3 %`, `100 %` only of all; nothing where there is no whole. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '';
  const share = (100 * part) / whole;
  return part < whole && share >= 99.95 ? `${share.toFixed(2)} %` : `${share.toFixed(1)} %`;
}

/** How far a value is from another: `+1.23 %`, `0` below a hundredth of a per cent. */
export function deviation(value: number, from: number): string {
  const share = from === 0 ? 0 : (100 * (value - from)) / from;
  return Math.abs(share) < 0.005 ? '0' : `${share > 0 ? '+' : ''}${share.toFixed(2)} %`;
}

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
