/** What a request may ask for. */
export interface ApiLimits {
  /** Of one uploaded file. */
  readonly uploadBytes: number;
  /** Up to this size a file is sent in one piece. */
  readonly singlePutBytes: number;
  /** Of a JSON body. */
  readonly requestBytes: number;
  /** How long a signed URL is good for. */
  readonly signatureSeconds: number;
}

export const usualLimits: ApiLimits = {
  uploadBytes: 500 * 2 ** 20,
  singlePutBytes: 16 * 2 ** 20,
  requestBytes: 64 * 2 ** 10,
  signatureSeconds: 3600,
};
