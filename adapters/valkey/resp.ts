/** An answer of the server (RESP 2): text and numbers of replies, bytes of values; null where there is none. */
export type Reply = string | number | Buffer | null | readonly Reply[] | ErrorReply;

/** The server has refused a command; the connection is as good as before. */
export class ErrorReply extends Error {}

/** The server has sent what is no reply: nothing that comes after it can be understood. */
export class NotResp extends Error {}

/** A command as the server reads it: an array of bulk strings. */
export function encodeCommand(words: readonly (string | Uint8Array)[]): Buffer {
  const parts = words.flatMap((word) => {
    const bytes = typeof word === 'string' ? Buffer.from(word) : word;
    return [Buffer.from(`$${bytes.length}\r\n`), bytes, lineEnd];
  });
  return Buffer.concat([Buffer.from(`*${words.length}\r\n`), ...parts]);
}

const lineEnd = Buffer.from('\r\n');

/** Reads replies from chunks that may end anywhere. */
export class ReplyReader {
  #chunks: Buffer[] = [];
  #length = 0;
  /** So many bytes have to be there before it is worth looking again: values come in many chunks. */
  #needed = 1;

  /**
   * The replies that are whole by now.
   *
   * @throws NotResp
   */
  read(chunk: Buffer): Reply[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return [];
    const bytes = Buffer.concat(this.#chunks, this.#length);
    const replies: Reply[] = [];
    let start = 0;
    let missing = 1;
    while (start < bytes.length) {
      const found = replyAt(bytes, start);
      if ('missing' in found) {
        missing = found.missing;
        break;
      }
      replies.push(found.reply);
      start = found.end;
    }
    const rest = bytes.subarray(start);
    this.#chunks = [rest];
    this.#length = rest.length;
    this.#needed = rest.length + missing;
    return replies;
  }
}

/** `missing`: at least so many bytes are still to come. */
type Found = { readonly reply: Reply; readonly end: number } | { readonly missing: number };

function replyAt(bytes: Buffer, start: number): Found {
  const lineStop = bytes.indexOf('\r\n', start);
  if (lineStop < 0) return { missing: 1 };
  const [kind, text] = [bytes.toString('latin1', start, start + 1), bytes.toString('utf8', start + 1, lineStop)];
  const end = lineStop + 2;
  if (kind === '+') return { reply: text, end };
  if (kind === '-') return { reply: new ErrorReply(text), end };
  const count = Number(text);
  if (text === '' || !Number.isInteger(count)) throw new NotResp('The cache has answered what is no reply of Valkey.');
  if (kind === ':') return { reply: count, end };
  if (kind === '$') return bulkAt(bytes, end, count);
  if (kind === '*') return arrayAt(bytes, end, count);
  throw new NotResp('The cache has answered by a kind of reply that is not known.');
}

function bulkAt(bytes: Buffer, start: number, count: number): Found {
  if (count < 0) return { reply: null, end: start };
  const end = start + count + lineEnd.length;
  if (end > bytes.length) return { missing: end - bytes.length };
  return { reply: Buffer.from(bytes.subarray(start, start + count)), end };
}

function arrayAt(bytes: Buffer, start: number, count: number): Found {
  if (count < 0) return { reply: null, end: start };
  const items: Reply[] = [];
  let end = start;
  while (items.length < count) {
    const found = replyAt(bytes, end);
    if ('missing' in found) return found;
    items.push(found.reply);
    end = found.end;
  }
  return { reply: items, end };
}
