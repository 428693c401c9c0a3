import { z } from 'zod';

/** What the web app has to know before it asks anything: `/config.json`, beside its page. Without it, it asks its own origin. */
export const PageSettings = z.object({
  /** The API, without a slash at the end: routes begin behind it. */
  api: z.url(),
  /** Signing in by OpenID Connect: authorization code with PKCE. Null: the API knows no users. */
  signIn: z
    .object({
      /** Scheme and host that have `/oauth2/authorize`, `/oauth2/token` and `/logout`. */
      url: z.url(),
      clientId: z.string(),
      scopes: z.array(z.string()),
    })
    .nullable(),
});
export type PageSettings = z.infer<typeof PageSettings>;
