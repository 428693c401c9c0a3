import { z } from 'zod';

/**
 * Every way a request can fail, by its stable code. Clients decide by the code; `title` is for people, and `detail`
 * in the answer says what it was this time.
 */
export const problems = {
  'request/invalid': { status: 400, title: 'Part of the request is not as it has to be.' },
  'request/not-json': { status: 400, title: 'The body is not JSON.' },
  'request/media-type': { status: 415, title: 'The body has to be sent as application/json.' },
  'request/too-large': { status: 413, title: 'The body is too large.' },
  'request/in-progress': { status: 409, title: 'The same request is being answered at this moment.' },
  'request/key-used': { status: 422, title: 'The Idempotency-Key belongs to another request.' },
  'request/too-many': { status: 429, title: 'There are too many requests at this moment.' },
  'request/unknown-route': { status: 404, title: 'There is nothing at this address.' },
  'request/method': { status: 405, title: 'This address takes no such request.' },
  'request/host-not-allowed': { status: 421, title: 'This server does not answer under that name.' },
  'request/origin-not-allowed': { status: 403, title: 'Pages of other sites may not use this server.' },
  'access/token-required': { status: 401, title: 'Only those who are signed in, or have an API key, may ask this.' },
  'access/not-valid': { status: 401, title: 'The API key or session lets nobody in, or no longer.' },
  'access/wrong-password': { status: 401, title: 'The name or the password is wrong.' },
  'access/denied': { status: 403, title: 'This is not allowed to whoever asked.' },
  'upload/unknown': { status: 404, title: 'There is no such upload.' },
  'upload/too-large': { status: 413, title: 'The file is larger than this server takes.' },
  'upload/not-expected': { status: 409, title: 'This upload takes no more bytes.' },
  'upload/unknown-operation': { status: 400, title: 'Uploads know no such operation.' },
  'job/unknown': { status: 404, title: 'There is no such job.' },
  'job/not-cancellable': { status: 409, title: 'The job has ended already.' },
  'job/not-retryable': { status: 409, title: 'The job cannot be tried again.' },
  'model/unknown': { status: 404, title: 'There is no such model.' },
  'model/no-version': { status: 404, title: 'The model has no such version.' },
  'element/unknown': { status: 404, title: 'The model has no such element.' },
  'spatial/no-shape': { status: 422, title: 'The element has no shape to measure from.' },
  'key/too-many': { status: 409, title: 'There are as many API keys as a tenant can have.' },
  'key/unknown': { status: 404, title: 'There is no such API key.' },
  'artifact/unknown': { status: 404, title: 'There is no such artifact.' },
  'artifact/range': { status: 416, title: 'The artifact has no such range of bytes.' },
  'storage/full': { status: 507, title: 'There is no space left to store this.' },
  'query/too-slow': { status: 504, title: 'The question takes too long to answer; ask for less.' },
  'server/unavailable': { status: 503, title: 'The database cannot be reached at the moment; try again soon.' },
  'server/starting': { status: 503, title: 'The server is not ready yet.' },
  'server/too-slow': { status: 504, title: 'The answer did not come in time.' },
  'server/fault': { status: 500, title: 'Plinth has failed; this is not the fault of the request.' },
} as const;
export type ProblemCode = keyof typeof problems;

/** What is wrong with one field: `path` as `items.0.name`, empty for the whole. */
export const FieldError = z.object({
  in: z.enum(['body', 'query', 'path', 'header']),
  path: z.string(),
  message: z.string(),
});
export type FieldError = z.infer<typeof FieldError>;

/** A problem document (RFC 9457); `code` and `errors` are extension members. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  instance: z.string().optional(),
  errors: z.array(FieldError).optional(),
});
export type Problem = z.infer<typeof Problem>;
