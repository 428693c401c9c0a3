export { s3Client, s3SigningClient } from './clients.ts';
export { S3ObjectReader } from './object-reader.ts';
export { S3ObjectStore } from './object-store.ts';
export { type SignedObject, signedObjectUrl } from './object-url.ts';
export { type StagedFrom, type StagedTo, type Staging, stageObject } from './stage-object.ts';
export { S3UploadStore } from './upload-store.ts';
