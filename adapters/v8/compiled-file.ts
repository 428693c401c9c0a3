import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';

/** A bundle as text, and V8's compiled code for it where there is some. */
export interface CompiledFile {
  readonly source: string;
  readonly compiled: Buffer | undefined;
}

/** The CRC-32 of what follows, then the length of the text: unsigned, of 32 bits. */
const HEADER = 8;

/** Where the text of a bundle lies together with its compiled code. */
export const compiledUrl = (bundle: URL): URL => new URL(`${bundle.href}.compiled`);

/**
 * Text and compiled code are one file, which is replaced as a whole, with a checksum: V8 compares nothing but the length of
 * the text with what it has compiled, and crashes where the compiled code is damaged.
 */
export function packCompiled(source: string, compiled: Uint8Array): Uint8Array {
  const packed = Buffer.concat([Buffer.alloc(HEADER), Buffer.from(source, 'latin1'), compiled]);
  packed.writeUInt32LE(source.length, 4);
  packed.writeUInt32LE(crc32(packed.subarray(4)));
  return packed;
}

/** A bundle, which esbuild has written in ASCII; compiled, where the build has done that. */
export function readCompiled(bundle: URL): CompiledFile {
  const packed = readIfPresent(compiledUrl(bundle));
  if (packed === undefined || packed.length < HEADER || packed.readUInt32LE() !== crc32(packed.subarray(4))) {
    return { source: readFileSync(fileURLToPath(bundle), 'latin1'), compiled: undefined };
  }
  const end = HEADER + packed.readUInt32LE(4);
  return { source: packed.toString('latin1', HEADER, end), compiled: packed.subarray(end) };
}

function readIfPresent(url: URL): Buffer | undefined {
  try {
    return readFileSync(fileURLToPath(url));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
