import { Fn, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { PageSettings } from '#api/contracts';
import type { EnvironmentConfig } from '#lib/config';
import { WebContent } from '#lib/constructs/web-content';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import type { WebStack } from './web-stack.ts';

export interface WebContentStackProps {
  readonly config: EnvironmentConfig;
  readonly web: WebStack;
  readonly identity: IdentityStack;
  readonly data: DataStack;
  readonly ingest: IngestStack;
  readonly api: ApiStack;
}

/** The web app, with the addresses of everything that it asks. */
export class WebContentStack extends Stack {
  constructor(scope: Construct, id: string, { config, web, identity, data, ingest, api }: WebContentStackProps) {
    super(scope, id);
    const { signInUrl: url, clientId } = identity;
    const signIn: PageSettings['signIn'] =
      config.api.access === 'accounts' ? { url, clientId, scopes: ['openid', 'email', 'profile'] } : null;
    new WebContent(this, 'Content', {
      config,
      files: web.files,
      settings: { api: api.url, signIn },
      connectOrigins: [
        originOf(api.url),
        url,
        `https://${ingest.uploads.bucketRegionalDomainName}`,
        data.artifactOrigin,
      ],
    });
  }
}

/** Scheme and host of an address that only comes to be when it is deployed. */
const originOf = (url: string): string => `https://${Fn.select(2, Fn.split('/', url))}`;
