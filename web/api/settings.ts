import { PageSettings } from '#api/contracts';
import { RequestFailed } from './request-failed.ts';

/**
 * What the page has to know of where it is; without a file that says it, it asks its own origin.
 *
 * @throws RequestFailed
 */
export async function loadSettings(): Promise<PageSettings> {
  const response = await fetch('./config.json', { cache: 'no-cache' }).catch(() => undefined);
  if (response === undefined) {
    throw new RequestFailed('The server cannot be reached. Is it running?', 'client/unreachable', 0);
  }
  if (response.status === 404) return { api: location.origin, signIn: null };
  const settings = response.ok ? PageSettings.safeParse(await response.json().catch(() => undefined)) : undefined;
  if (settings?.success) return settings.data;
  throw new RequestFailed(
    response.ok ? 'config.json is not as this page expects it.' : `The server answered ${response.status}.`,
    'client/no-settings',
    response.status,
  );
}
