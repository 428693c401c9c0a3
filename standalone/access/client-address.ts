/** How many proxies stand before the server, or the addresses of those that are believed. */
export type TrustedProxies = number | readonly string[];

/**
 * From where a request comes: the address of the connection, or, where a proxy is trusted that has made the connection,
 * the one it names. Every proxy appends the address that it was asked from; what stands before those of trusted proxies
 * anybody may have written.
 *
 * @param connected of the connection; undefined where it is gone.
 * @param forwarded the header X-Forwarded-For.
 */
export function clientAddress(
  connected: string | undefined,
  forwarded: string | null,
  trusted: TrustedProxies,
): string | undefined {
  if (connected === undefined) return undefined;
  const named = (forwarded ?? '').split(',').map((one) => one.trim());
  const chain = [...named.filter((one) => one !== ''), plain(connected)];
  if (typeof trusted === 'number') return chain.at(-1 - trusted) ?? chain.at(0);
  let place = chain.length - 1;
  while (place > 0 && trusted.includes(chain[place] ?? '')) place--;
  return chain[place];
}

/** IPv4 in IPv6 (RFC 4291, 2.5.5.2) as what it is. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');
