// @ts-check
// What CloudFront does for the web app, for an emulator that does not: delivers the files of the bucket with the headers of
// the template. Addresses of AWS become those of this machine in it, nothing else.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';

/**
 * @typedef {object} WebApp
 * @property {string} bucket
 * @property {string} api its address here.
 * @property {string} signInUrl of the sign-in page here.
 * @property {Record<string, string>} headers of every answer, as `securityHeaders` reads them.
 */

/**
 * @param {WebApp} app
 * @returns {(request: Request) => Promise<Response>}
 */
export function deliverWebApp({ bucket: Bucket, api, signInUrl, headers }) {
  const client = new S3Client();
  const origins = [new URL(api).origin, signInUrl].join(' ');
  const here = (/** @type {string} */ text) =>
    text.replaceAll(/connect-src [^;"]*/g, `connect-src 'self' data: blob: ${origins}`);
  /** @type {Record<string, (text: string) => string>} */
  const changes = {
    'config.json': (text) => {
      const settings = JSON.parse(text);
      return JSON.stringify({ ...settings, api, signIn: { ...settings.signIn, url: signInUrl } });
    },
    'index.html': here,
  };
  const common = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, here(value)]));
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return new Response('', { status: 403, headers: common });
    const Key = decodeURIComponent(new URL(url).pathname.slice(1)) || 'index.html';
    const change = changes[Key];
    try {
      const { Body, ContentType = '', CacheControl = '' } = await client.send(new GetObjectCommand({ Bucket, Key }));
      const content = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return new Response(change ? change(Buffer.from(content).toString()) : Buffer.from(content), {
        headers: { ...common, 'content-type': ContentType, 'cache-control': CacheControl },
      });
    } catch (error) {
      // A bucket whose files may not be listed says of what is not there that it is not allowed.
      if (error instanceof NoSuchKey) return new Response('', { status: 403, headers: common });
      throw error;
    }
  };
}

/**
 * The headers that CloudFront adds to every answer of the web app.
 *
 * @param {string} assembly of a Stage, as `cdk synth` writes it.
 * @returns {Record<string, string>}
 */
export function securityHeaders(assembly) {
  const policies = readdirSync(assembly)
    .filter((name) => name.endsWith('.template.json'))
    .flatMap((name) => Object.entries(JSON.parse(readFileSync(join(assembly, name), 'utf8')).Resources ?? {}))
    .filter(([id, { Type }]) => Type === 'AWS::CloudFront::ResponseHeadersPolicy' && id.startsWith('Site'));
  const [policy] = policies.map(([, { Properties }]) => Properties.ResponseHeadersPolicyConfig);
  if (policy === undefined) throw new Error('No template has the headers of the web app.');
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = policy;
  const { AccessControlMaxAgeSec } = security.StrictTransportSecurity;
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${AccessControlMaxAgeSec}; includeSubDomains`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    ...Object.fromEntries(
      custom.Items.map((/** @type {{ Header: string, Value: string }} */ item) => [item.Header, item.Value]),
    ),
  };
}
