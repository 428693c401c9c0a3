import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server';

/** What Node knows of a request's connection; see @hono/node-server. */
export type Connection = HttpBindings | Http2Bindings;

export type Answer = (request: Request, connection: Connection) => Response | Promise<Response>;

/** A port on which somebody answers; who it is may change. */
export interface Listening {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  answer: Answer;
  /** Waits for the answers that are under way, but not for long. */
  close(): Promise<void>;
}

const LAST_ANSWERS_MS = 2_000;

/** @throws what Node throws where the address or port cannot be had. */
export async function listen(host: string, port: number, first: Answer): Promise<Listening> {
  // An upload over a slow line may take longer than Node's five minutes for a request.
  const serverOptions = { requestTimeout: 0 };
  const server = createAdaptorServer({
    fetch: (request, connection) => listening.answer(request, connection),
    serverOptions,
  });
  const listening = {
    url: '',
    answer: first,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeIdleConnections' in server) {
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
      }
      await closed;
    },
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  listening.url = urlOf(server.address(), host);
  return listening;
}

function urlOf(address: string | AddressInfo | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
