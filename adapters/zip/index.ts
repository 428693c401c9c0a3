export { type ZipLimits, zipLimits } from './limits.ts';
export { isZip, type UnpackedModel, unpackIfcZip } from './unpack.ts';
