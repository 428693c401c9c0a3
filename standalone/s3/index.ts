export type { ArrivedFile } from './answer-operation.ts';
export { s3Routes } from './routes.ts';
export { SignedUrls, s3Path } from './signed-urls.ts';
export { OwnUploadStore } from './upload-store.ts';
