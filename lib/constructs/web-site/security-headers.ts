import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseCustomHeader,
  ResponseHeadersPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/**
 * What the page may load. The header can only name the services that it asks, since their addresses come to be after the
 * distribution; the page itself names the very addresses (lambdas/web-content), and both have to allow a request.
 *
 * @param services sources of `connect-src`.
 */
const contentSecurityPolicy = (services: readonly string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src ${["'self'", 'data:', 'blob:', ...services].join(' ')}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Regional services by the names that AWS gives to what is made in them. */
export const servicesOfPage = (region: string): readonly string[] => [
  `https://*.execute-api.${region}.amazonaws.com`,
  `https://*.s3.${region}.amazonaws.com`,
  `https://*.auth.${region}.amazoncognito.com`,
  'https://*.cloudfront.net',
];

/** The page is alone in its process, so that no other can look into it (and it may measure time and share memory). */
const isolation: ResponseCustomHeader[] = [
  { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
  { header: 'Cross-Origin-Embedder-Policy', value: 'require-corp', override: true },
  { header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: true },
  {
    header: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    override: true,
  },
];

const securityHeaders = {
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
} satisfies ResponseHeadersPolicyProps['securityHeadersBehavior'];

/** The headers of every answer of the web app. */
export function securityHeadersPolicy(scope: Construct, id: string, region: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'What browsers may do with the web app of Plinth',
    securityHeadersBehavior: {
      ...securityHeaders,
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(servicesOfPage(region)), override: true },
    },
    customHeadersBehavior: { customHeaders: isolation },
  });
}
