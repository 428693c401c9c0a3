import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import type { CacheNetwork, ModelCache } from './model-cache.ts';
import { ServerlessCache } from './serverless-cache.ts';

export type { ModelCache } from './model-cache.ts';

export interface ModelCacheProps {
  readonly config: Pick<EnvironmentConfig, 'name' | 'cache'>;
  readonly network: CacheNetwork;
  readonly key: IKey | undefined;
}

/** The cache that the environment asks for: one of its own, a server that is there already, or none. */
export function modelCache(scope: Construct, id: string, props: ModelCacheProps): ModelCache {
  const { name, cache } = props.config;
  switch (cache.kind) {
    case 'serverless':
      return new ServerlessCache(scope, id, { ...props, name: `plinth-${name}`, limits: cache });
    case 'existing':
      return { access: { CACHE_URL: cache.url, CACHE_AUTHENTICATION: 'url' }, grantConnect: nothingToGrant };
    case 'none':
      return { access: {}, grantConnect: nothingToGrant };
  }
}

/** Only a cache of AWS asks for permissions of AWS. */
function nothingToGrant(): void {}
