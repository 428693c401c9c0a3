// @ts-check
// The web app and the page where one signs in, each at an address of its own as on AWS.

import { freePort } from '../processes.mjs';
import { signInSite } from './sign-in-site.mjs';
import { startSite } from './site.mjs';
import { deliverWebApp, securityHeaders } from './web-app.mjs';

/**
 * @param {object} options
 * @param {number} options.port of the web app.
 * @param {string} options.endpoint of the emulator.
 * @param {string} options.api
 * @param {string} options.bucket of the web app's files.
 * @param {string} options.stage the templates.
 */
export async function startPage({ port, endpoint, api, bucket, stage }) {
  const signInPort = await freePort();
  const signInUrl = `http://127.0.0.1:${signInPort}`;
  const headers = securityHeaders(stage);
  const sites = [
    await startSite(signInPort, signInSite(endpoint)),
    await startSite(port, deliverWebApp({ bucket, api, signInUrl, headers })),
  ];
  return {
    signInUrl,
    stop: async () => {
      for (const site of sites) await site.stop();
    },
  };
}
