import { z } from 'zod';
import { ObjectKey } from '#core/model';

/** `<tenant>/<project>/<upload id>`: the key of an uploaded file in its bucket. */
const UploadPath = z
  .string()
  .transform((path) => path.split('/'))
  .pipe(z.tuple([z.string(), z.string(), z.uuid()]));

/** The upload that an object of the bucket is; undefined where it is none of ours. */
export function uploadAt(path: string): ObjectKey | undefined {
  const parts = UploadPath.safeParse(path);
  if (!parts.success) return undefined;
  const [tenant, project, uploadId] = parts.data;
  return ObjectKey.safeParse({ tenant, project, path: uploadId }).data;
}
