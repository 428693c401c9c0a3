import type { Principal } from '#core/model';

/** Who asks; or why that is not known, with what can be done about it. */
export type Authentication =
  | { readonly principal: Principal }
  | { readonly refused: 'missing' | 'not-valid'; readonly detail: string };

/** What a request brings to prove who asks (RFC 6750, 2.1); undefined where it brings nothing of this kind. */
export function bearerOf(authorization: string | null | undefined): string | undefined {
  return /^Bearer +(\S+)\s*$/i.exec(authorization ?? '')?.[1];
}
