export { DiskByteSource } from './byte-source.ts';
export { DiskObjectStore } from './object-store.ts';
