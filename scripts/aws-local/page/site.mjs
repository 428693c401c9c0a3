// @ts-check
// A web site on 127.0.0.1 that is a function of requests.

import { once } from 'node:events';
import { serve } from '@hono/node-server';

/**
 * @param {number} port
 * @param {(request: Request) => Response | Promise<Response>} answer
 * @returns {Promise<{ stop: () => Promise<void> }>} when it is listening.
 */
export async function startSite(port, answer) {
  const server = serve({ fetch: answer, hostname: '127.0.0.1', port });
  if (!server.listening) await once(server, 'listening');
  return {
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
