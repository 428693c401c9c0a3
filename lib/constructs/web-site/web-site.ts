import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  HttpVersion,
  type IResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { DeliveryLogs } from '#lib/constructs/delivery-logs';
import { privateBucket } from '#lib/constructs/private-bucket';
import { securityHeadersPolicy } from './security-headers.ts';

export interface WebSiteProps {
  readonly config: Pick<EnvironmentConfig, 'web' | 'logs' | 'state' | 'name' | 'region'>;
}

/** Where the web app is delivered from: a private bucket, still empty, behind CloudFront. */
export class WebSite extends Construct {
  readonly files: IBucket;
  /** Scheme and host, as browsers send it. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { config }: WebSiteProps) {
    super(scope, id);
    this.files = this.createBucket(config);
    const distribution = this.createDistribution(config);
    this.origin = `https://${config.web.domain?.name ?? distribution.distributionDomainName}`;
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason: 'Whoever works with a model may do so from any country.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason:
          'Without a domain of its own a distribution has CloudFront’s certificate, which decides for itself; with one, TLS 1.2.',
      },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'What is behind it is files; the API has a firewall. One for CloudFront is made in us-east-1 and given by its ARN.',
      },
    );
  }

  private createBucket({ state }: WebSiteProps['config']): IBucket {
    const isRetained = state.onRemoval === 'retain';
    const bucket = new Bucket(this, 'Files', {
      ...privateBucket(),
      removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: !isRetained,
    });
    // CDK's class fulfils its interface, but for `exactOptionalPropertyTypes`, which it does not heed.
    return bucket as IBucket;
  }

  private createDistribution(config: WebSiteProps['config']): Distribution {
    const logs = new DeliveryLogs(this, 'AccessLogs', config);
    return new Distribution(this, 'Distribution', {
      ...byDomain(this, config.web),
      ...(config.web.webAclArn !== undefined && { webAclId: config.web.webAclArn }),
      comment: `Web app of Plinth in ${config.name}`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      logBucket: logs as IBucket,
      defaultBehavior: this.createBehavior(config.region),
    });
  }

  /** How long what is kept: the files say so themselves. */
  private createBehavior(region: string): BehaviorOptions {
    const headers = securityHeadersPolicy(this, 'Headers', region);
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.files),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: headers as IResponseHeadersPolicy,
    };
  }
}

/** Old versions of TLS can be refused under a name of one's own only. */
function byDomain(scope: Construct, { domain }: EnvironmentConfig['web']): Partial<DistributionProps> {
  if (domain === undefined) return {};
  return {
    domainNames: [domain.name],
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', domain.certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}
