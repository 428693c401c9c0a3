import { clientCodes, RequestFailed } from './request-failed.ts';

/** A part that has arrived, as ListParts and CompleteMultipartUpload name it. */
export interface ArrivedPart {
  readonly partNumber: number;
  /** With its quotes. */
  readonly eTag: string;
  readonly bytes: number;
}

/** Answers of the S3 protocol are XML of a fixed shape, so a few expressions read them, in a browser as well. */
const textOf = (xml: string, tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];

const entities: Record<string, string> = { '&quot;': '"', '&#34;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const unescaped = (text: string) => text.replace(/&(?:quot|#34|amp|lt|gt);/g, (entity) => entities[entity] ?? entity);

/**
 * The body of an S3 answer.
 *
 * @throws RequestFailed with S3's code where the answer is an error; CompleteMultipartUpload tells some with status 200.
 */
export async function s3Answer(response: Response): Promise<string> {
  const body = await response.text();
  const code = textOf(body, 'Code');
  if (response.ok && !/<Error[>\s]/.test(body)) return body;
  const status = response.ok ? 500 : response.status;
  throw new RequestFailed(`The object store answered: ${textOf(body, 'Message') ?? status}`, code ?? 'S3', status);
}

/** The id of CreateMultipartUpload's answer. */
export function multipartIdIn(xml: string): string {
  const id = textOf(xml, 'UploadId');
  if (id === undefined) throw notS3('an UploadId');
  return id;
}

/** The parts in ListParts' answer: the first 1,000, which are all of a file up to 8 GiB. */
export function partsIn(xml: string): readonly ArrivedPart[] {
  return [...xml.matchAll(/<Part>([\s\S]*?)<\/Part>/g)].map(([, part = '']) => {
    const [number, eTag, size] = ['PartNumber', 'ETag', 'Size'].map((tag) => textOf(part, tag));
    if (number === undefined || eTag === undefined || size === undefined)
      throw notS3('number, ETag and size of a part');
    return { partNumber: Number(number), eTag: unescaped(eTag), bytes: Number(size) };
  });
}

/** The body of CompleteMultipartUpload. */
export function completion(parts: readonly ArrivedPart[]): string {
  const listed = parts.map(
    ({ partNumber, eTag }) =>
      `<Part><PartNumber>${partNumber}</PartNumber><ETag>${eTag.replace(/"/g, '&quot;')}</ETag></Part>`,
  );
  return `<CompleteMultipartUpload>${listed.join('')}</CompleteMultipartUpload>`;
}

const notS3 = (what: string) =>
  new RequestFailed(`The object store's answer lacks ${what}.`, clientCodes.unexpectedAnswer, 200);
