import { z } from 'zod';

/** A client that sends this type as `Accept` gets the artifact's address instead of the artifact. */
export const artifactAddressType = 'application/vnd.plinth.address+json';

/**
 * Where an artifact can be read. A page has to ask for it: where the address is of another origin, browsers do not let
 * pages follow a redirect to it. An address of the API's own origin wants the same headers as every other route.
 */
export const ArtifactAddress = z.object({
  url: z.url(),
  /** From then on it is not good any more; null where it stays. */
  expiresAt: z.iso.datetime().nullable(),
  contentType: z.string(),
  /** Of the artifact as it is, however it is compressed on its way. */
  bytes: z.number().int().nonnegative(),
});
export type ArtifactAddress = z.infer<typeof ArtifactAddress>;

/** `content`: of a version's content; then the answer never changes and may be kept for ever. */
export const ArtifactQuery = z.strictObject({
  content: z
    .string()
    .regex(/^[0-9a-f]{8,64}$/)
    .optional(),
});
