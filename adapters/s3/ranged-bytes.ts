import { addAbortSignal, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, type GetObjectCommandInput, type S3Client } from '@aws-sdk/client-s3';
import { answered } from './answers.ts';

/** One stored object; with `eTag` only as long as it is that one. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly eTag?: string;
}

/** After so many connections in a row that broke before a byte had come, the reading fails. */
const MOST_BREAKS = 4;
const FIRST_PAUSE_MS = 100;

/**
 * The bytes of an object from `start` up to, not including, `end` or its own end. A connection that breaks is opened
 * again at the byte where it broke, and only on the same object: it may break by itself when the reader is slow.
 */
export async function* rangedBytes(
  client: S3Client,
  { bucket, key, versionId, eTag }: StoredObject,
  { start, end }: { readonly start: number; readonly end: number },
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let object = { Bucket: bucket, Key: key, VersionId: versionId, IfMatch: eTag };
  let position = start;
  for (let breaks = 0; position < end; breaks++) {
    const opened = await open(client, { ...object, Range: `bytes=${position}-${end - 1}` }, signal);
    if (opened === undefined) return;
    object = { ...object, IfMatch: opened.eTag };
    const until = Math.max(position, Math.min(end, opened.from + opened.bytes));
    try {
      for await (const chunk of cut(opened.body, position - opened.from, until - position)) {
        position += chunk.length;
        breaks = 0;
        yield chunk;
      }
      if (position === until) return;
      throw new Error(`The connection ended ${until - position} bytes early.`);
    } catch (error) {
      if (signal.aborted || breaks === MOST_BREAKS) throw error;
    }
    await pause(FIRST_PAUSE_MS * 2 ** breaks, undefined, { signal });
  }
}

/** Undefined where the object has no byte in the range. `from`: the place of the first byte that comes. */
async function open(client: S3Client, request: GetObjectCommandInput, signal: AbortSignal) {
  try {
    const answer = await client.send(new GetObjectCommand(request), { abortSignal: signal });
    const { Body, ContentLength = 0, ContentRange, ETag } = answer;
    if (!(Body instanceof Readable)) throw new Error('GetObject was answered without a stream.');
    // Without a Content-Range it is the whole object (RFC 9110, 14.2: a server may ignore a range).
    const from = Number(/^bytes (\d+)-/.exec(ContentRange ?? '')?.[1] ?? 0);
    return { body: addAbortSignal<Readable>(signal, Body), from, bytes: ContentLength, eTag: ETag };
  } catch (error) {
    if (answered(error, 416)) return undefined;
    throw error;
  }
}

/** Leaves out the first bytes, and whatever comes after those that are wanted. */
async function* cut(body: Readable, leftOut: number, wanted: number): AsyncGenerator<Uint8Array> {
  let [before, left] = [leftOut, wanted];
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    const rest = chunk.subarray(Math.min(before, chunk.length)).subarray(0, left);
    before -= Math.min(before, chunk.length);
    left -= rest.length;
    if (rest.length > 0) yield rest;
    if (left === 0) return;
  }
}
