import { z } from 'zod';

const Text = z.string().nullable();

/** What the page shows of `model.json`. */
export const FileFacts = z.object({
  engine: z.string(),
  source: z.object({ bytes: z.number(), sha256: z.string() }),
  schema: z.object({ identifier: z.string() }),
  header: z.object({ originatingSystem: Text, timeStampIso: Text }).partial(),
  artifacts: z.array(z.object({ name: z.string(), bytes: z.number() })),
});
export type FileFacts = z.infer<typeof FileFacts>;
