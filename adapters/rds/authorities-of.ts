import { authorities } from './authorities.generated.ts';

/** `<name>.cluster-<id>.<region>.rds.amazonaws.com` */
const rdsHost = /\.([a-z]{2}(?:-[a-z]+)+-\d)\.rds\.amazonaws\.com$/;

/** Where a server of RDS is, and in PEM whose word it proves that by. */
export function authoritiesOf(hostname: string): { region: string; certificateAuthorities: readonly string[] } {
  const region = rdsHost.exec(hostname)?.[1];
  if (region === undefined) throw new Error(`${hostname} is no host of Amazon RDS.`);
  const known = authorities[region];
  if (known === undefined) {
    throw new Error(
      `The certificate authorities of Amazon RDS in ${region} are not known: run scripts/generate-rds-authorities.mjs.`,
    );
  }
  return { region, certificateAuthorities: known.map(asPem) };
}

/** RFC 7468, 5.1 */
const asPem = (base64: string) =>
  `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
