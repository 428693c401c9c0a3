import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { ObjectKey, objectPath } from '#core/model';
import { answerOperation, type S3Storage } from './answer-operation.ts';
import { s3Error } from './errors.ts';
import { operationOfRequest } from './operation.ts';
import { type SignedUrls, s3Path } from './signed-urls.ts';

export interface S3Sources extends S3Storage {
  readonly urls: SignedUrls;
  readonly now: () => Date;
  /** Told what is a fault of Plinth. */
  readonly onFault: (error: unknown) => void;
}

/**
 * S3's protocol for what a browser or an S3 client does with an upload. The URL's signature is all the right that is
 * needed, so pages of other origins may use it too, as with a bucket.
 */
export function s3Routes(sources: S3Sources): Hono {
  const { urls, now, onFault } = sources;
  const app = new Hono();
  app.use(
    `${s3Path}/*`,
    cors({
      origin: '*',
      allowMethods: ['PUT', 'POST', 'GET', 'DELETE'],
      exposeHeaders: ['ETag', 'x-amz-error-code'],
      maxAge: 3600,
    }),
  );
  app.all(`${s3Path}/:tenant/:project/:path`, async (c) => {
    const operation = operationOfRequest(c.req.method, c.req.query());
    const key = ObjectKey.safeParse(c.req.param()).data;
    // Chunks that carry checksums of their own would be stored with them.
    const isFramed = /aws-chunked/i.test(c.req.header('content-encoding') ?? '');
    if (operation === undefined || key === undefined || isFramed) return s3Error(c, 'InvalidRequest');
    const allowed = urls.verify(objectPath(key), operation, c.req.query());
    if (allowed === undefined) return s3Error(c, 'AccessDenied');
    if (now().getTime() / 1000 > allowed.until) return s3Error(c, 'ExpiredToken');
    return answerOperation(c, sources, { key, operation, bytes: allowed.bytes });
  });
  app.onError((error, c) => {
    if ('code' in error && error.code === 'ENOSPC') return s3Error(c, 'InsufficientStorage');
    const isGone = c.req.raw.signal.aborted; // whoever sent the bytes: nothing has failed here
    if (!isGone) onFault(error);
    return s3Error(c, 'InternalError');
  });
  return app;
}
