import type { z } from 'zod';
import { uploadKey } from '#core/jobs';
import { type Job, objectPath } from '#core/model';
import type { UploadOperation } from '#core/ports';
import type { SignRequest, UploadTicket } from '../contracts/index.ts';

/** As S3 has it: at most 10,000 parts, none but the last below 5 MiB. */
const MOST_PARTS = 10_000;
const PART_BYTES = 8 * 2 ** 20;

export function ticketOf(job: Job, singlePutBytes: number): UploadTicket {
  return {
    id: job.uploadId,
    bucket: 'uploads',
    key: objectPath(uploadKey(job)),
    method: job.state !== 'awaiting_upload' ? 'none' : job.bytes <= singlePutBytes ? 'put' : 'multipart',
    partSize: partBytesOf(job),
  };
}

/** Of every part of a file but the last. */
export function partBytesOf({ bytes }: Pick<Job, 'bytes'>): number {
  return Math.max(PART_BYTES, Math.ceil(bytes / MOST_PARTS));
}

/** Whether the file has such a part, where the operation is about one. */
export function isWithin(operation: UploadOperation, job: Pick<Job, 'bytes'>): boolean {
  return operation.kind !== 'UploadPart' || (operation.partNumber - 1) * partBytesOf(job) < job.bytes;
}

const withMultipartId = { GET: 'ListParts', POST: 'CompleteMultipartUpload', DELETE: 'AbortMultipartUpload' } as const;
const withoutMultipartId = { PUT: 'PutObject', POST: 'CreateMultipartUpload' } as const;

/** Which S3 operation a method and a query make; undefined where S3 has none on uploads. */
export function operationOf({ method, query }: z.output<typeof SignRequest>): UploadOperation | undefined {
  const { uploads, uploadId: multipartId, partNumber } = query;
  if (multipartId === undefined) {
    const isPossible = partNumber === undefined && (method === 'POST' || (method === 'PUT' && uploads === undefined));
    return isPossible ? { kind: withoutMultipartId[method] } : undefined;
  }
  if (uploads !== undefined) return undefined;
  if (method === 'PUT')
    return typeof partNumber === 'number' ? { kind: 'UploadPart', multipartId, partNumber } : undefined;
  return partNumber === undefined ? { kind: withMultipartId[method], multipartId } : undefined;
}
