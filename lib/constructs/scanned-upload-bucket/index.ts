export { uploadLifecycle } from './lifecycle.ts';
export { CLEAN, SCAN_STATUS_TAG } from './scan-status.ts';
export { ScannedUploadBucket } from './scanned-upload-bucket.ts';
