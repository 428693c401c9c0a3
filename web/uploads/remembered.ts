import { z } from 'zod';

/** An upload that was begun, kept by the browser so that it can go on after a reload of the page. */
const Remembered = z.object({
  /** What the same file has again: its name, size and time of change. */
  fingerprint: z.string(),
  jobId: z.string(),
  /** Whose it is. */
  project: z.string().optional(),
  ticket: z.object({
    id: z.string(),
    key: z.string(),
    method: z.enum(['put', 'multipart', 'none']),
    partSize: z.number(),
  }),
  /** S3's own id of the multipart upload, once it has begun. */
  multipartId: z.string().optional(),
  sent: z.number(),
});
export type Remembered = z.infer<typeof Remembered>;

const KEY = 'plinth:uploads';

export function fingerprintOf(file: File): string {
  return `${file.name} ${file.size} ${file.lastModified}`;
}

export function rememberedUploads(): readonly Remembered[] {
  const stored = z.array(Remembered).safeParse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  return stored.success ? stored.data : [];
}

export function remember(upload: Remembered): void {
  store([...rememberedUploads().filter(({ jobId }) => jobId !== upload.jobId), upload]);
}

export function forget(jobId: string): void {
  store(rememberedUploads().filter((upload) => upload.jobId !== jobId));
}

/** Whoever uses the browser next sees nothing of them. */
export function forgetUploads(): void {
  localStorage.removeItem(KEY);
}

function store(uploads: readonly Remembered[]): void {
  localStorage.setItem(KEY, JSON.stringify(uploads));
}
