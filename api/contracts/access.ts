import { z } from 'zod';
import { ApiKey, AuditEntry, Permission, Principal, Projects, ScopePart } from '#core/model';
import { Cursor, limitUpTo, NextCursor } from './paging.ts';
import { oneLine, plainText } from './plain-text.ts';

/** Who asks, and which project a request is about that names none. */
export const MeAnswer = z.object({ principal: Principal, project: ScopePart });
export type MeAnswer = z.infer<typeof MeAnswer>;

/** So long a key lasts unless told otherwise, and longer at most. */
export const USUAL_KEY_DAYS = 365;
export const MOST_KEY_DAYS = 730;

/** `scopes`: what may be done with the key. `projects`: those of whoever makes it unless fewer are named. `days`: how long it lasts. */
export const ApiKeyRequest = z.strictObject({
  name: oneLine(100),
  scopes: z.array(Permission).min(1).max(Permission.options.length),
  projects: Projects.optional(),
  days: z.number().int().min(1).max(MOST_KEY_DAYS).default(USUAL_KEY_DAYS),
});
export type ApiKeyRequest = z.input<typeof ApiKeyRequest>;

/** `secret` is the key itself, to be sent as a bearer token. It is told this once. */
export const ApiKeyAnswer = z.object({ key: ApiKey, secret: z.string() });
export type ApiKeyAnswer = z.infer<typeof ApiKeyAnswer>;

/** Newest first, those that were revoked or have expired too. */
export const ApiKeyList = z.object({ keys: z.array(ApiKey) });
export type ApiKeyList = z.infer<typeof ApiKeyList>;

export const SignInRequest = z.strictObject({
  name: plainText(100),
  password: z.string().min(1).max(1000),
});
export type SignInRequest = z.infer<typeof SignInRequest>;

export const AuditQuery = z.strictObject({ cursor: Cursor.optional(), limit: limitUpTo(200, 50) });

/** Newest first. */
export const AuditList = z.object({ entries: z.array(AuditEntry), nextCursor: NextCursor });
export type AuditList = z.infer<typeof AuditList>;
