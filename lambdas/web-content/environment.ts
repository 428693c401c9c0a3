import { z } from 'zod';

/** Variables of the custom resource that brings the web app's files to their bucket. */
export const WebContentEnvironment = z.object({
  WEB_BUCKET: z.string().min(1),
  /** The text of `/config.json`. */
  PAGE_SETTINGS: z.string().min(1),
  /** Origins that the page may ask beside its own, separated by spaces. */
  CONNECT_ORIGINS: z.string().min(1),
});

/** Folder beside the function's code that holds the built web app. */
export const siteFolder = 'site';

export * from './metric-names.ts';
