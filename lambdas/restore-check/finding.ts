import { z } from 'zod';

/** What was found in something restored. The message is for people: numbers where it is well, the fault where not. */
export const Finding = z.object({ passed: z.boolean(), message: z.string().min(1) });
export type Finding = z.infer<typeof Finding>;

export const passed = (message: string): Finding => ({ passed: true, message });
export const failed = (message: string): Finding => ({ passed: false, message });
