import { existsSync, readFileSync } from 'node:fs';

/** `<name>.cluster-<id>.<region>.rds.amazonaws.com` */
const rdsHost = /\.([a-z]{2}(?:-[a-z]+)+-\d)\.rds\.amazonaws\.com$/;

/**
 * By region, in PEM; scripts/generate-rds-authorities.mjs writes them. A bundle has them beside itself: they would make up
 * an eighth of it, and only those of one region are ever read.
 */
const certificates = new URL('./certificates/', import.meta.url);

/** Where a server of RDS is, and in PEM whose word it proves that by. */
export function authoritiesOf(hostname: string): { region: string; certificateAuthorities: readonly string[] } {
  const region = rdsHost.exec(hostname)?.[1];
  if (region === undefined) throw new Error(`${hostname} is no host of Amazon RDS.`);
  const file = new URL(`${region}.pem`, certificates);
  if (!existsSync(file)) {
    throw new Error(
      `The certificate authorities of Amazon RDS in ${region} are not known: run scripts/generate-rds-authorities.mjs.`,
    );
  }
  const certificateAuthorities = readFileSync(file, 'utf8').split(/(?=-----BEGIN CERTIFICATE-----)/);
  return { region, certificateAuthorities };
}
