import { z } from 'zod';

/** Variables of the function that looks at the product from outside. */
export const ProberEnvironment = z.object({
  /** Of the API, without a slash at the end. */
  API_URL: z.url(),
  /** Scheme and host of the web app. */
  PAGE_URL: z.url({ protocol: /^https$/ }),
});

export * from './metric-names.ts';
