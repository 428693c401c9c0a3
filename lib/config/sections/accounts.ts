import { z } from 'zod';

/** Another identity provider that knows the people already. Their tenant and role are still given in the user pool. */
const Federation = z.strictObject({
  /** What the sign-in page calls it. */
  name: z.string().regex(/^[A-Za-z][\w-]{2,31}$/, 'must be 3 to 32 letters, digits, _ and -, a letter first'),
  issuer: z.url({ protocol: /^https$/ }),
  clientId: z.string().min(1),
  /** Name of the secret in Secrets Manager that holds the client's secret, as text. */
  clientSecretName: z.string().min(1),
});

/** Who may sign in, and how. */
export const AccountsConfig = z.strictObject({
  /** `open`: people make accounts themselves, and get in when an owner gives them a tenant and a role. */
  signUp: z.enum(['invited', 'open']),
  /** Of Cognito, against stolen passwords; `enforced` and `watched` cost money by user. */
  threatProtection: z.enum(['off', 'watched', 'enforced']),
  /** OpenID Connect. @default people have passwords in the user pool */
  federation: Federation.optional(),
});
export type AccountsConfig = z.infer<typeof AccountsConfig>;
