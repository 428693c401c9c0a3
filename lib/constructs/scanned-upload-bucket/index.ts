export { ScannedUploadBucket } from './scanned-upload-bucket.ts';
