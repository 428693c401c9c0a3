import { type AddressInfo, connect, createServer } from 'node:net';

/** A TCP proxy that breaks connections. */
export interface CuttingProxy {
  readonly url: string;
  /** How many connections it has broken. */
  readonly cuts: () => number;
  close(): void;
}

/**
 * @param target whom it passes everything on to.
 * @param cutAfter bytes of answers after which a connection breaks, one number for each of the first connections.
 */
export async function cuttingProxy(target: URL, cutAfter: readonly number[]): Promise<CuttingProxy> {
  const limits = [...cutAfter];
  let cuts = 0;
  const server = createServer((client) => {
    let left = limits.shift() ?? Number.POSITIVE_INFINITY;
    const upstream = connect(Number(target.port), target.hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on('error', end).on('close', end).pipe(upstream);
    upstream.on('error', end).on('close', () => client.end());
    upstream.on('data', (chunk: Buffer) => {
      if (left < 0) return;
      left -= chunk.length;
      client.write(left < 0 ? chunk.subarray(0, chunk.length + left) : chunk);
      if (left >= 0) return;
      cuts++;
      client.end(() => end()); // what was written still arrives
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, cuts: () => cuts, close: () => server.close() };
}
