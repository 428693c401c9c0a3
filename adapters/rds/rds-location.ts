import { Signer } from '@aws-sdk/rds-signer';
import { authoritiesOf } from './authorities-of.ts';

/** A PostgreSQL server on RDS or Aurora: the location of a `Database` of `#adapters/postgres`. */
export interface RdsLocation {
  readonly url: string;
  readonly password: () => Promise<string>;
  readonly certificateAuthorities: readonly string[];
}

/**
 * A server whose users sign in by IAM. Every connection gets a token of its own, signed here without a call to AWS and
 * good for 15 minutes, and is encrypted; the server proves that it is the host of the URL.
 *
 * @param url `postgresql://user@host:port/database`, the host as RDS names it.
 * @throws where the host is none of RDS, or in a region whose certificate authorities we do not have.
 */
export function rdsLocation(url: string): RdsLocation {
  const { hostname, port, username } = new URL(url);
  const { region, certificateAuthorities } = authoritiesOf(hostname);
  const signer = new Signer({ hostname, port: Number(port || 5432), username: decodeURIComponent(username), region });
  return { url, password: () => signer.getAuthToken(), certificateAuthorities };
}
