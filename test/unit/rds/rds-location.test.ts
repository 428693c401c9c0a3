import { X509Certificate } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rdsLocation } from '#adapters/rds';
import { environments } from '#lib/config';
import { authoritiesOf } from '../../../adapters/rds/authorities-of.ts';

const host = 'plinth.cluster-c1a2b3.eu-central-1.rds.amazonaws.com';
const before = { ...process.env };

describe('a server of RDS', () => {
  beforeAll(() => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret' });
  });
  afterAll(() => {
    process.env = before;
  });

  it('is signed in to by a token that is made here, for its user, host and region', async () => {
    const token = await rdsLocation(`postgresql://plinth_worker@${host}:5433/plinth`).password();
    const { host: address, searchParams } = new URL(`https://${token}`);
    expect(address).toBe(`${host}:5433`);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      Action: 'connect',
      DBUser: 'plinth_worker',
      'X-Amz-Expires': '900',
      'X-Amz-Credential': expect.stringMatching(/\/eu-central-1\/rds-db\/aws4_request$/),
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('has to prove who it is by an authority of its region', () => {
    const { certificateAuthorities } = rdsLocation(`postgresql://u@${host}/plinth`);
    const subjects = certificateAuthorities.map((pem) => new X509Certificate(pem).subject);
    expect(subjects).toHaveLength(3);
    const root = /CN=Amazon RDS eu-central-1 Root CA (RSA2048|RSA4096|ECC384) G1/;
    for (const subject of subjects) expect(subject).toMatch(root);
  });

  it('can prove it in every region that an environment names', () => {
    for (const { region } of environments) {
      expect(authoritiesOf(`x.cluster-y.${region}.rds.amazonaws.com`).region).toBe(region);
    }
  });

  it.each(['localhost', 'db.example.com', 'x.mars-north-1.rds.amazonaws.com', `${host}.example.com`])(
    'is not %s',
    (name) => {
      expect(() => authoritiesOf(name)).toThrow(/no host|not known/);
    },
  );
});

describe('the certificate authorities', () => {
  it('are roots that have signed themselves and last for decades', () => {
    const regions = readdirSync('adapters/rds/certificates').map((file) => file.replace('.pem', ''));
    expect(regions.length).toBeGreaterThan(20);
    for (const region of regions) {
      for (const pem of authoritiesOf(`x.${region}.rds.amazonaws.com`).certificateAuthorities) {
        const root = new X509Certificate(pem);
        expect([root.ca, root.verify(root.publicKey)]).toEqual([true, true]);
        expect(new Date(root.validTo).getUTCFullYear()).toBeGreaterThan(2060);
      }
    }
  });
});
