import type { Context } from 'hono';
import { xmlDocument } from './xml.ts';

/** S3's error codes, as far as they can happen here. */
export const s3Errors = {
  AccessDenied: { status: 403, message: 'The URL is not signed for this request.' },
  ExpiredToken: { status: 403, message: 'The URL has expired; ask for a new one.' },
  EntityTooLarge: { status: 400, message: 'These are more bytes than were announced.' },
  EntityTooSmall: { status: 400, message: 'A part that is not the last has less than 5 MiB.' },
  IncompleteBody: { status: 400, message: 'These are fewer bytes than were announced.' },
  NotExpected: { status: 409, message: 'The file is complete already, or its job has ended.' },
  InvalidPart: { status: 400, message: 'A part is missing, or another one than was named.' },
  InvalidPartOrder: { status: 400, message: 'The parts are not in ascending order.' },
  InvalidRequest: { status: 400, message: 'This is none of the operations on uploads.' },
  MalformedXML: { status: 400, message: 'The body is no CompleteMultipartUpload.' },
  NoSuchUpload: {
    status: 404,
    message: 'There is no such multipart upload; it was completed, aborted or never begun.',
  },
  InternalError: { status: 500, message: 'Plinth has failed; what happened is in the log of the server.' },
  InsufficientStorage: { status: 507, message: 'There is no space left on the disk of the server.' },
} as const;
export type S3Error = keyof typeof s3Errors;

/** The error document that S3's clients understand. */
export function s3Error(c: Context, code: S3Error): Response {
  const { status, message } = s3Errors[code];
  const body = xmlDocument('Error', { Code: code, Message: message, Resource: c.req.path });
  return c.body(body, status, { 'content-type': 'application/xml', 'x-amz-error-code': code });
}
