import { type IKeyGroup, type IPublicKey, KeyGroup, PublicKey } from 'aws-cdk-lib/aws-cloudfront';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CustomResource, Duration } from 'aws-cdk-lib/core';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { VariablesOf } from '#lambdas/shared';
import type { SigningKeysEnvironment } from '#lambdas/signing-keys';
import type { EnvironmentConfig } from '#lib/config';
import { NodeFunction } from '#lib/constructs/node-function';
import { ServiceLogs } from '#lib/constructs/service-logs';

export interface SigningKeysProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state' | 'web'>;
  /** Keeps the private halves. */
  readonly table: ITableV2;
}

/** One of the keys: what it is called in the table, and by CloudFront. */
interface SigningKey {
  readonly id: string;
  readonly publicKey: PublicKey;
}

/**
 * The keys of signed URLs. Each is made in the account by a function and its private half never leaves it; CloudFront
 * accepts all of them, so that one can take over from another while URLs of the other are still good.
 */
export class SigningKeys extends Construct {
  readonly keyGroup: IKeyGroup;
  /** The one to sign with. */
  readonly signing: { readonly id: string; readonly publicKeyId: string };

  constructor(scope: Construct, id: string, props: SigningKeysProps) {
    super(scope, id);
    const { serviceToken } = this.createProvider(props);
    const [first, ...others] = props.config.web.signingKeys;
    const signing = this.createKey(first, serviceToken);
    const keys = [signing, ...others.map((generation) => this.createKey(generation, serviceToken))];
    this.signing = { id: signing.id, publicKeyId: signing.publicKey.publicKeyId };
    this.keyGroup = new KeyGroup(this, 'Group', { items: keys.map(({ publicKey }) => publicKey as IPublicKey) });
  }

  private createProvider({ config, table }: SigningKeysProps): Provider {
    const environment: VariablesOf<typeof SigningKeysEnvironment> = { SIGNING_KEYS_TABLE: table.tableName };
    const description = 'Makes and removes the keys of signed URLs';
    const timeout = Duration.minutes(1);
    const handler = new NodeFunction(this, 'Function', {
      config,
      name: 'signing-keys',
      description,
      environment,
      timeout,
    });
    table.grant(handler, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    table.encryptionKey?.grantEncryptDecrypt(handler);
    return new Provider(this, 'Provider', {
      onEventHandler: handler as IFunction,
      logGroup: new ServiceLogs(this, 'ProviderLogs', config),
    });
  }

  /** A public key cannot be changed: each generation is a resource of its own. */
  private createKey(generation: number, serviceToken: string): SigningKey {
    const id = `artifacts-${generation}`;
    const pair = new CustomResource(this, `Pair${generation}`, {
      resourceType: 'Custom::PlinthSigningKey',
      serviceToken,
      properties: { KeyId: id },
    });
    const encodedKey = pair.getAttString('PublicKey');
    return { id, publicKey: new PublicKey(this, `Key${generation}`, { encodedKey, comment: `Plinth ${id}` }) };
  }
}
