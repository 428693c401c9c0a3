import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket, type CorsRule, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { privateBucket } from '#lib/constructs/private-bucket';
import { uploadLifecycle } from './lifecycle.ts';
import { MalwareScan } from './malware-scan.ts';

export interface ScannedUploadBucketProps {
  readonly config: Pick<EnvironmentConfig, 'name' | 'backup' | 'uploads' | 'state'>;
  /** Origins whose pages may send files from a browser. */
  readonly pages: readonly string[];
}

/**
 * Where files arrive: by presigned requests only, every version of them kept apart, told of on EventBridge. With the
 * malware scan on nobody reads a version before it was found clean. Each `grant` gives what one kind of user needs;
 * the bucket's own grants would give more, `PutObjectTagging` above all.
 */
export class ScannedUploadBucket extends Bucket {
  constructor(scope: Construct, id: string, { config, pages }: ScannedUploadBucketProps) {
    const { uploads, state } = config;
    const removalPolicy = state.onRemoval === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const key =
      state.encryption === 'customer-key'
        ? new Key(scope, `${id}Key`, { enableKeyRotation: true, removalPolicy })
        : undefined;
    super(scope, id, {
      ...privateBucket(key),
      // A signed URL can be used again after the scan: a job reads the very version that was found clean.
      versioned: true,
      cors: pages.length === 0 ? [] : [corsFor([...pages])],
      lifecycleRules: uploadLifecycle(uploads.retention),
      removalPolicy,
      autoDeleteObjects: state.onRemoval === 'destroy',
    });
    this.tellEventBridge();
    if (uploads.malwareScan === 'on') new MalwareScan(this, 'MalwareScan', { config, bucket: this });
  }

  /** Lets a function sign URLs for whole files and for their parts; S3 asks for the key with each part. */
  grantSign(grantee: IGrantable): void {
    this.allowOnObjects(grantee, 'PutObject', 'AbortMultipartUpload', 'ListMultipartUploadParts');
    this.encryptionKey?.grant(grantee, 'kms:GenerateDataKey', 'kms:Decrypt');
  }

  /** Lets a task or function read clean versions; a version that is gone is told from one that is closed. */
  grantReadClean(grantee: IGrantable): void {
    this.allowOnObjects(grantee, 'GetObject', 'GetObjectVersion');
    this.allowOnBucket(grantee, 'ListBucket');
    this.encryptionKey?.grant(grantee, 'kms:Decrypt');
  }

  /** Lets a function see what the scan has found, and which versions there are. */
  grantReadScanStatus(grantee: IGrantable): void {
    this.allowOnObjects(grantee, 'GetObjectTagging', 'GetObjectVersionTagging');
    this.allowOnBucket(grantee, 'ListBucket', 'ListBucketVersions');
  }

  /** Lets a function remove an upload and its parts; its versions stay, hidden, until their time is over. */
  grantRemove(grantee: IGrantable): void {
    this.allowOnObjects(grantee, 'DeleteObject', 'AbortMultipartUpload');
    this.allowOnBucket(grantee, 'ListBucketMultipartUploads');
  }

  /** By the bucket's own property: CDK's `eventBridgeEnabled` would bring along a function that may change any bucket. */
  private tellEventBridge(): void {
    const resource = this.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error('A bucket has no AWS::S3::Bucket.');
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }

  private allowOnObjects(grantee: IGrantable, ...actions: string[]): void {
    this.allow(grantee, this.arnForObjects('*'), actions);
  }

  private allowOnBucket(grantee: IGrantable, ...actions: string[]): void {
    this.allow(grantee, this.bucketArn, actions);
  }

  private allow(grantee: IGrantable, resource: string, actions: string[]): void {
    const granted = actions.map((action) => `s3:${action}`);
    Grant.addToPrincipal({ grantee, actions: granted, resourceArns: [resource] });
  }
}

/** What an upload from a browser needs: parts are sent by PUT, begun and completed by POST, listed by GET. */
const corsFor = (allowedOrigins: string[]): CorsRule => ({
  allowedOrigins,
  allowedMethods: [HttpMethods.PUT, HttpMethods.POST, HttpMethods.GET, HttpMethods.DELETE],
  allowedHeaders: ['*'],
  exposedHeaders: ['ETag'],
  maxAge: 3600,
});
