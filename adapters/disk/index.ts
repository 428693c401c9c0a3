export { DiskByteSource } from './byte-source.ts';
export { ifPresent } from './if-present.ts';
export type { StoredPart } from './multipart-folder.ts';
export { DiskObjectReader } from './object-reader.ts';
export { DiskObjectStore } from './object-store.ts';
export { removePartialFiles } from './partial-files.ts';
export { DiskUploads, type UploadOutcome, type UploadRefusal } from './uploads.ts';
export { expectUsableFolder } from './usable-folder.ts';
