import * as z from 'zod';
import type { ResumableUpload } from '#api/client';

const Resumable = z.object({
  jobId: z.uuid(),
  uploadId: z.uuid(),
  multipartId: z.string().min(1),
  partSize: z.int().positive(),
});

/** An upload that was broken off, as one word for `--resume`. */
export function resumeToken(upload: ResumableUpload): string {
  return Buffer.from(JSON.stringify(upload)).toString('base64url');
}

/** What `resumeToken` has written; undefined where it has not. */
export function readResumeToken(token: string): ResumableUpload | undefined {
  try {
    const { success, data } = Resumable.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString()));
    return success ? data : undefined;
  } catch {
    return undefined;
  }
}
