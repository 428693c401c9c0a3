import { constants, crc32, deflateRawSync } from 'node:zlib';

const STORED = 0;
const DEFLATED = 8;

/** An entry as its archive declares it, true or not. */
export interface ZipEntry {
  readonly name: string;
  /** As it stands in the archive. */
  readonly packed: Uint8Array;
  readonly method: number;
  readonly size: number;
  readonly checksum: number;
  /** General purpose bit flag; 1 is "encrypted". */
  readonly flags: number;
}

export function stored(name: string, content: string | Uint8Array): ZipEntry {
  const bytes = Buffer.from(content);
  return { name, packed: bytes, method: STORED, size: bytes.length, checksum: crc32(bytes), flags: 0 };
}

export function deflated(name: string, content: string | Uint8Array): ZipEntry {
  return { ...stored(name, content), packed: deflateRawSync(content), method: DEFLATED };
}

/** So many MiB of zeros, deflated. The checksum is left out: it would take longer than all the rest. */
export function bomb(name: string, mebibytes: number): ZipEntry {
  // Behind a full flush deflating begins anew, so that one piece may stand many times.
  const piece = deflateRawSync(Buffer.alloc(1 << 20), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync('');
  const packed = Buffer.concat([...Array.from({ length: mebibytes }, () => piece), end]);
  return { name, packed, method: DEFLATED, size: mebibytes * 2 ** 20, checksum: 0, flags: 0 };
}

/** The archive (APPNOTE.TXT, 4.3.6): local headers with contents, central directory, its end. */
export function zipOf(...entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common(entry), Buffer.from(entry.name)]);
    directory.push(centralHeader(entry, offset));
    parts.push(header, Buffer.from(entry.packed));
    offset += header.length + entry.packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** The fields that both headers have, from "version needed" to the length of the extra field. */
function common({ name, packed, method, size, checksum, flags }: ZipEntry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function centralHeader(entry: ZipEntry, offset: number): Buffer {
  const end = Buffer.alloc(14);
  end.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common(entry), end, Buffer.from(entry.name)]);
}
