import type { DiskUploads } from '#adapters/disk';
import type { ObjectKey } from '#core/model';
import type { AllowedUpload, UploadOperation, UploadStore } from '#core/ports';
import type { SignedUrls } from './signed-urls.ts';

/** Signs requests to the server's own S3 endpoint; the URLs are relative. */
export class OwnUploadStore implements UploadStore {
  readonly tellsChecksums = true;
  readonly #stored: DiskUploads;
  readonly #urls: SignedUrls;
  readonly #now: () => Date;

  constructor(stored: DiskUploads, urls: SignedUrls, now: () => Date) {
    this.#stored = stored;
    this.#urls = urls;
    this.#now = now;
  }

  async sign(key: ObjectKey, operation: UploadOperation, { bytes, seconds }: AllowedUpload) {
    const until = Math.floor(this.#now().getTime() / 1000) + seconds;
    return { url: this.#urls.sign(key, operation, { bytes, until }), headers: {} };
  }

  remove(key: ObjectKey): Promise<void> {
    return this.#stored.remove(key);
  }
}
