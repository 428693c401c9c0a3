import type { Permission } from '../session/session.ts';

/** What a key can be made for, in words; a key cannot make others, delete or read the audit log. */
export const scopeWords = {
  'models:read': 'Read models and their results',
  'uploads:write': 'Upload files',
  'jobs:read': 'Follow jobs',
  'jobs:change': 'Cancel jobs and try them again',
} as const satisfies Partial<Record<Permission, string>>;

export type KeyScope = keyof typeof scopeWords;

export const keyScopes: readonly KeyScope[] = ['models:read', 'uploads:write', 'jobs:read', 'jobs:change'];
