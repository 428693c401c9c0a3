export { BucketReplication, type BucketReplicationProps, replicate } from './bucket-replication.ts';
export { ReplicaBucket, type ReplicaBucketProps } from './replica-bucket.ts';
export { type ReplicatedBucket, replicaBucketName, replicaKeyAlias } from './replica-names.ts';
