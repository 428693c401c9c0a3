import { MOST_SIGNED_PARTS, type SignedRequest } from '../contracts/index.ts';
import type { ApiClient } from './api-client.ts';
import type { ResumableUpload } from './upload-options.ts';

/** Signs the parts of an upload in the order in which they are sent, twenty by one request. */
export class PartSignatures {
  readonly #client: ApiClient;
  readonly #upload: ResumableUpload;
  readonly #waiting: number[];
  readonly #signed = new Map<number, Promise<SignedRequest>>();

  /** @param partNumbers that are going to be asked for, in this order. */
  constructor(client: ApiClient, upload: ResumableUpload, partNumbers: readonly number[]) {
    this.#client = client;
    this.#upload = upload;
    this.#waiting = [...partNumbers];
  }

  /** Where to send a part: each time that it is asked for anew, as a signature is not good for ever. */
  async of(partNumber: number, signal: AbortSignal): Promise<SignedRequest> {
    if (!this.#signed.has(partNumber)) this.#sign(partNumber, signal);
    const signed = this.#signed.get(partNumber);
    this.#signed.delete(partNumber);
    if (signed === undefined) throw new Error(`Part ${partNumber} was not signed.`);
    return signed;
  }

  /** This part, and those that come next. */
  #sign(partNumber: number, signal: AbortSignal): void {
    const place = this.#waiting.indexOf(partNumber);
    const partNumbers = place < 0 ? [partNumber] : this.#waiting.splice(place, MOST_SIGNED_PARTS);
    const { uploadId, multipartId } = this.#upload;
    const answer = this.#client.signParts(uploadId, { uploadId: multipartId, partNumbers }, signal);
    for (const [index, number] of partNumbers.entries()) {
      const one = answer.then(({ parts }) => {
        const part = parts[index];
        if (part?.partNumber !== number) throw new Error(`The server has not signed part ${number}.`);
        return part;
      });
      one.catch(() => undefined); // told to whoever asks for the part
      this.#signed.set(number, one);
    }
  }
}
