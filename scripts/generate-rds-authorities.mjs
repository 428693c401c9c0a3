// @ts-check
// Writes adapters/rds/authorities.generated.ts: the certificate authorities of Amazon RDS, by region. Input: a PEM file
// that holds them, as AWS publishes it (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem).
//
//   node scripts/generate-rds-authorities.mjs global-bundle.pem

import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../adapters/rds/authorities.generated.ts', import.meta.url));
const [input] = process.argv.slice(2);
if (input === undefined) throw new Error('Usage: node scripts/generate-rds-authorities.mjs <bundle.pem>');

/** The roots that servers' certificates have been issued under since 2023; previews and those before are left out. */
const root = /CN=Amazon RDS ([a-z]{2}(?:-[a-z]+)+-\d) Root CA (?:RSA2048|RSA4096|ECC384) G1$/m;

/** @type {Map<string, string[]>} region -> certificates, base64 of DER */
const regions = new Map();
for (const [pem] of readFileSync(input, 'utf8').matchAll(
  /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
)) {
  const certificate = new X509Certificate(pem);
  const region = root.exec(certificate.subject)?.[1];
  if (region === undefined) continue;
  if (!certificate.verify(certificate.publicKey)) throw new Error(`${certificate.subject} has not signed itself.`);
  const known = regions.get(region) ?? [];
  const der = certificate.raw.toString('base64');
  if (!known.includes(der)) regions.set(region, [...known, der].sort());
}

const lines = [...regions].sort().map(([region, certificates]) => `  '${region}': ['${certificates.join("', '")}'],`);
writeFileSync(
  target,
  `// Made by scripts/generate-rds-authorities.mjs; do not edit.

/** The certificate authorities of Amazon RDS: region -> root certificates, base64 of DER. */
export const authorities: Readonly<Record<string, readonly string[]>> = {
${lines.join('\n')}
};
`,
);
console.log(`${regions.size} regions, ${[...regions.values()].flat().length} certificates`);
