import { hostname, networkInterfaces } from 'node:os';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

export const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);

/** Whether others than the people of this machine may get at it. */
export const isOpenToOthers = ({
  host,
  names,
}: {
  readonly host: string;
  readonly names: readonly string[];
}): boolean => !isLoopback(host) || names.length > 0;

/**
 * Under which names the server answers. A page that makes its own name point to this machine (DNS rebinding) does not
 * know any of them: on the loopback address those of the machine itself, otherwise also its host name and addresses.
 *
 * @param bound the address the server listens on.
 * @param others names that people have given it.
 */
export function ownNames(bound: string, others: readonly string[] = []): ReadonlySet<string> {
  const names = [...loopback, nameOf(bound), ...others];
  if (!isLoopback(bound)) {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? []);
    names.push(hostname(), ...addresses.map(nameOf));
  }
  return new Set(names.map((name) => name.toLowerCase()));
}

/** Without the port, as a URL writes it; undefined where it is none. */
export function hostNameIn(header: string | undefined): string | undefined {
  if (header === undefined || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname;
}

const nameOf = (address: string) => (address.includes(':') ? `[${address}]` : address);
