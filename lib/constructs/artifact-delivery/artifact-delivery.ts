import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  type IResponseHeadersPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Annotations, Duration, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { DeliveryLogs } from '#lib/constructs/delivery-logs';
import { SigningKeys } from '#lib/constructs/signing-keys';

export interface ArtifactDeliveryProps {
  readonly config: Pick<EnvironmentConfig, 'web' | 'logs' | 'state' | 'name'>;
  readonly artifacts: IBucket;
  /** Keeps the keys of signed URLs. */
  readonly keys: ITableV2;
  /** Origins whose pages may read artifacts. */
  readonly pages: readonly string[];
}

/** Artifacts from CloudFront, near to whoever reads them: by signed URLs only. */
export class ArtifactDelivery extends Construct {
  /** Scheme and host of the URLs to sign. */
  readonly origin: string;
  readonly signing: SigningKeys['signing'];
  /** Holds the key to sign with. */
  readonly keys: ITableV2;

  constructor(scope: Construct, id: string, props: ArtifactDeliveryProps) {
    super(scope, id);
    this.keys = props.keys;
    const signingKeys = new SigningKeys(this, 'SigningKeys', { config: props.config, table: props.keys });
    this.signing = signingKeys.signing;
    const distribution = this.createDistribution(props, signingKeys);
    this.origin = `https://${distribution.distributionDomainName}`;
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason: 'Whoever works with a model may do so from any country.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason:
          'It has CloudFront’s own name, whose certificate decides for itself. What it delivers is asked for by browsers that the page’s TLS has let in, by URLs that are good for an hour.',
      },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'What is behind it is files; the API has a firewall. One for CloudFront is made in us-east-1 and given by its ARN.',
      },
    );
  }

  /** Lets a function sign URLs. */
  grantSign(grantee: IGrantable): void {
    this.keys.grant(grantee, 'dynamodb:GetItem');
    this.keys.encryptionKey?.grantDecrypt(grantee);
  }

  private createDistribution({ config, artifacts, pages }: ArtifactDeliveryProps, keys: SigningKeys): Distribution {
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Artifacts of Plinth in ${config.name}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      logBucket: new DeliveryLogs(this, 'AccessLogs', config) as IBucket,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(artifacts),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
        compress: true,
        trustedKeyGroups: [keys.keyGroup],
        responseHeadersPolicy: this.createHeaders(pages) as IResponseHeadersPolicy,
      },
    });
    // The key's policy names all distributions of the account: with this one it would wait for itself.
    Annotations.of(Stack.of(this)).acknowledgeWarning('@aws-cdk/aws-cloudfront-origins:wildcardKeyPolicyForOac');
    return distribution;
  }

  /** Read by the pages of these origins and by nobody else's; a COEP page takes them by CORS. */
  private createHeaders(pages: readonly string[]): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      comment: 'Who may read artifacts of Plinth from a page',
      corsBehavior: {
        accessControlAllowOrigins: [...pages],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['Range'],
        accessControlExposeHeaders: ['Content-Length', 'Content-Range', 'ETag'],
        accessControlAllowCredentials: false,
        accessControlMaxAge: Duration.hours(1),
        originOverride: true,
      },
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      },
    });
  }
}
