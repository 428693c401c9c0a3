import { z } from 'zod';
import { Job } from '#core/model';
import { oneLine } from './plain-text.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 as 64 lower-case hexadecimal digits');

/** Announces a file. With `modelId` it becomes that model's next version, otherwise a new model. */
export const UploadRequest = z.strictObject({
  fileName: oneLine(255),
  /** Bytes. */
  size: z.number().int().positive(),
  sha256: Sha256.optional(),
  modelId: z.uuid().optional(),
});
export type UploadRequest = z.infer<typeof UploadRequest>;

/**
 * How the file is to be sent. `put`: one PutObject. `multipart`: CreateMultipartUpload and so on, in parts of
 * `partSize` bytes. `none`: the server has these very bytes already, and the job is on its way.
 */
export const UploadTicket = z.object({
  id: z.uuid(),
  bucket: z.literal('uploads'),
  key: z.string(),
  method: z.enum(['put', 'multipart', 'none']),
  partSize: z.number().int().positive(),
});
export type UploadTicket = z.infer<typeof UploadTicket>;

/** `Idempotency-Key`: of one announcement, however often it is sent within a day; it gets the same answer each time. */
export const UploadHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, '1 to 255 visible characters of ASCII')
    .optional(),
});

export const UploadAnswer = z.object({ upload: UploadTicket, job: Job });
export type UploadAnswer = z.infer<typeof UploadAnswer>;

/**
 * One S3 request to be signed, told apart by method and query as S3 does: PUT (PutObject), POST `uploads`
 * (CreateMultipartUpload; an empty query means the same), PUT `uploadId` + `partNumber` (UploadPart), GET `uploadId`
 * (ListParts), POST `uploadId` (CompleteMultipartUpload), DELETE `uploadId` (AbortMultipartUpload).
 */
export const SignRequest = z.strictObject({
  method: z.enum(['PUT', 'POST', 'GET', 'DELETE']),
  /** If given, it has to be the ticket's key. */
  key: z.string().max(1024).optional(),
  query: z
    .strictObject({
      uploads: z.string().max(10).optional(),
      uploadId: z
        .string()
        .regex(/^[\w-]{1,200}$/)
        .optional(),
      partNumber: z.coerce.number().int().min(1).max(10_000).optional(),
    })
    .default({}),
});
export type SignRequest = z.input<typeof SignRequest>;

/** So many parts are signed at once at most. */
export const MOST_SIGNED_PARTS = 20;

/** Parts of a multipart upload to be signed (UploadPart), all by one request. */
export const SignPartsRequest = z.strictObject({
  /** Of CreateMultipartUpload's answer. */
  uploadId: z.string().regex(/^[\w-]{1,200}$/),
  partNumbers: z.array(z.number().int().min(1).max(10_000)).min(1).max(MOST_SIGNED_PARTS),
});
export type SignPartsRequest = z.input<typeof SignPartsRequest>;

/** Send exactly this method to the URL, with these headers. */
export const SignedRequest = z.object({ url: z.url(), headers: z.record(z.string(), z.string()) });
export type SignedRequest = z.infer<typeof SignedRequest>;

/** In the order in which they were asked for; each to be sent by PUT. */
export const SignedParts = z.object({ parts: z.array(SignedRequest.extend({ partNumber: z.number().int() })) });
export type SignedParts = z.infer<typeof SignedParts>;
