// @ts-check
// Writes adapters/rds/certificates/<region>.pem: the certificate authorities of Amazon RDS. Input: a PEM file that holds
// them, as AWS publishes it (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem).
//
//   node scripts/generate-rds-authorities.mjs global-bundle.pem

import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const folder = new URL('../adapters/rds/certificates/', import.meta.url);
const [input] = process.argv.slice(2);
if (input === undefined) throw new Error('Usage: node scripts/generate-rds-authorities.mjs <bundle.pem>');

/** The roots that servers' certificates have been issued under since 2023; previews and those before are left out. */
const root = /CN=Amazon RDS ([a-z]{2}(?:-[a-z]+)+-\d) Root CA (?:RSA2048|RSA4096|ECC384) G1$/m;

/** @type {Map<string, string[]>} region -> certificates, PEM */
const regions = new Map();
for (const [pem] of readFileSync(input, 'utf8').matchAll(
  /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
)) {
  const certificate = new X509Certificate(pem);
  const region = root.exec(certificate.subject)?.[1];
  if (region === undefined) continue;
  if (!certificate.verify(certificate.publicKey)) throw new Error(`${certificate.subject} has not signed itself.`);
  const known = regions.get(region) ?? [];
  const text = certificate.toString();
  if (!known.includes(text)) regions.set(region, [...known, text].sort());
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [region, certificates] of regions) writeFileSync(new URL(`${region}.pem`, folder), certificates.join(''));
console.log(`${regions.size} regions, ${[...regions.values()].flat().length} certificates`);
