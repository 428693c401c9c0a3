import type { UploadOperation } from '#core/ports';

/** Which operation a request is, told by method and query as S3 does; undefined where it is none of ours. */
export function operationOfRequest(
  method: string,
  { uploads, uploadId: multipartId, partNumber }: Readonly<Record<string, string>>,
): UploadOperation | undefined {
  if (multipartId === undefined) {
    if (method === 'POST' && uploads !== undefined) return { kind: 'CreateMultipartUpload' };
    return method === 'PUT' && uploads === undefined ? { kind: 'PutObject' } : undefined;
  }
  if (!/^[\w-]{1,200}$/.test(multipartId)) return undefined;
  switch (method) {
    case 'PUT':
      return { kind: 'UploadPart', multipartId, partNumber: Number(partNumber) };
    case 'GET':
      return { kind: 'ListParts', multipartId };
    case 'POST':
      return { kind: 'CompleteMultipartUpload', multipartId };
    case 'DELETE':
      return { kind: 'AbortMultipartUpload', multipartId };
    default:
      return undefined;
  }
}
