export { ApiClient, type ApiClientOptions, endStates, json } from './api-client.ts';
export { clientCodes, RequestFailed } from './request-failed.ts';
export { sendSigned } from './send-signed.ts';
export { uploadFile } from './upload-file.ts';
export type { ResumableUpload, UploadOptions } from './upload-options.ts';
