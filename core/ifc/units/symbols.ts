const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A factor of a product of units: its symbol and the power it is raised to. */
export interface UnitFactor {
  readonly symbol: string;
  readonly exponent: number;
}

/** `W/(m²·K)` of W, m to the -2 and K to the -1; `1/s` where nothing stands above the line. */
export function productSymbol(factors: readonly UnitFactor[]): string {
  const above = factors.filter(({ exponent }) => exponent > 0).map(powerSymbol);
  const below = factors.filter(({ exponent }) => exponent < 0).map(powerSymbol);
  const numerator = above.join('·') || '1';
  if (below.length === 0) return numerator;
  return `${numerator}/${below.length === 1 ? below[0] : `(${below.join('·')})`}`;
}

function powerSymbol({ symbol, exponent }: UnitFactor): string {
  const power = Math.abs(exponent);
  if (power === 1) return symbol;
  const base = /^\p{L}+$/u.test(symbol) ? symbol : `(${symbol})`;
  const digits = [...String(power)].map((digit) => SUPERSCRIPTS[Number(digit)] ?? `^${digit}`);
  return `${base}${digits.join('')}`;
}
