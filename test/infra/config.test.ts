import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, checkedConfig, type EnvironmentSettings, environments } from '#lib/config';
import { configOf } from '../support/cdk-app.ts';

const production = configOf('production');
const { autoPauseMinutes: _, ...awake } = { autoPauseMinutes: 0, ...auroraOf(production) };

describe('the settings of environments', () => {
  it.each(environments.map(({ name }) => name))('of %s are valid', (name) => {
    expect(configOf(name)).toMatchObject({ name });
  });

  it('have names of their own', () => {
    const names = environments.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each<[string, Partial<EnvironmentSettings>]>([
    ['name: must be 2 to 16 small letters and digits', { name: 'Blue Green' }],
    ['region: must be an AWS region', { region: 'Frankfurt' }],
    ['network.cidr: must be /20 or larger', { network: { cidr: '10.0.0.0/24', natGateways: 0 } }],
    ['network.natGateways: ', { network: { cidr: '10.0.0.0/16', natGateways: 3 } }],
    ['logs.retentionDays: must be one of 1, 3, 5, 7', { logs: { retentionDays: unchecked(45) } }],
    ['database.maxCapacity: must not be below minCapacity', { database: { ...awake, minCapacity: 9, maxCapacity: 8 } }],
    ['database.minCapacity: ', { database: { ...awake, minCapacity: 0.3 } }],
    ['database.autoPauseMinutes: is for a database with minCapacity 0', { database: { ...awake, minCapacity: 0 } }],
    ['database.autoPauseMinutes: ', { database: { ...awake, autoPauseMinutes: 10 } }],
    ['database.backupDays: ', { database: { ...awake, backupDays: 40 } }],
    ['database.url: must not hold a password', { database: existing('postgresql://me:secret@host/plinth') }],
    ['database.url: must be a postgresql:// address', { database: existing('mysql://host/plinth') }],
    ['database.kind: ', { database: unchecked({ kind: 'oracle' }) }],
    ['cache.url: must be a redis:// or rediss:// address', { cache: { kind: 'existing', url: 'http://host' } }],
    ['cache.maxGigabytes: ', { cache: { kind: 'serverless', maxGigabytes: 0, maxEcpuPerSecond: 1000 } }],
    ['api.believedSeconds: ', { api: { ...production.api, believedSeconds: 301 } }],
    ['api.access: ', { api: { ...production.api, access: unchecked('everybody') } }],
    [
      'accounts.federation.issuer: ',
      { accounts: { ...production.accounts, federation: provider('http://id.example.com') } },
    ],
    ['web.signingKeys: must be two to 5 different numbers', { web: { ...production.web, signingKeys: [2, 2] } }],
    [
      'web.domain.certificateArn: must be the ARN of an ACM certificate in us-east-1',
      { web: withDomain('eu-central-1') },
    ],
    [
      'web.webAclArn: must be the ARN of a web ACL for CloudFront',
      { web: { ...production.web, webAclArn: 'arn:aws:wafv2:x' } },
    ],
    [
      'database.backupDays: must be backup.keepDays',
      { backup: { kind: 'vault', keepDays: 14, lock: 'governance', restoreTest: 'never' } },
    ],
    [
      'backup.copies.region: must be another region than that of the data',
      { backup: { ...vaultOf(production), copies: { region: production.region, everyHours: 4 } } },
    ],
    ['backup.copies.everyHours: must be one of 4, 6, 8, 12, 24', { backup: copiedEvery(5) }],
    ['backup.keepDays: ', { backup: { ...vaultOf(production), keepDays: 36 } }],
    ['trail.keepDays: ', { trail: { kind: 'objects', events: 'writes', keepDays: 30 } }],
    ['flags.on: Unrecognized key: "turbo"', { flags: { kind: 'appconfig', on: unchecked({ turbo: true }) } }],
    ['processing.tilesAbove: ', { processing: { ...production.processing, tilesAbove: 10 } }],
    ['processing.budgets.elementMs: ', { processing: { ...production.processing, budgets: { elementMs: 0 } } }],
    ['state.onRemoval: ', { state: { ...production.state, onRemoval: unchecked('keep') } }],
    ['state: Unrecognized key: "retention"', { state: unchecked({ ...production.state, retention: 3 }) }],
  ])('are refused with the name of the field: %s', (message, wrong) => {
    const check = () => checkedConfig({ ...production, ...wrong });
    expect(check).toThrow(ConfigurationError);
    expect(check).toThrow(message);
  });

  it('are refused with the name of the environment and all that is wrong, at once', () => {
    const wrong = { ...production, region: 'Frankfurt', logs: { retentionDays: unchecked<7>(45) } };
    expect(() => checkedConfig(wrong)).toThrow(/`production`[\s\S]*\n {2}region: [^\n]*\n {2}logs\.retentionDays: /);
  });
});

function auroraOf({ database }: EnvironmentSettings) {
  if (database.kind !== 'aurora') throw new Error('Production is expected to have a cluster of its own.');
  return database;
}

function vaultOf({ backup }: EnvironmentSettings) {
  if (backup.kind !== 'vault') throw new Error('Production is expected to have backups.');
  return backup;
}

function copiedEvery(hours: number): EnvironmentSettings['backup'] {
  return { ...vaultOf(production), copies: { region: 'eu-west-1', everyHours: unchecked(hours) } };
}

function existing(url: string): EnvironmentSettings['database'] {
  return { kind: 'existing', url, authentication: 'url' };
}

function provider(issuer: string) {
  return { name: 'Firm', issuer, clientId: 'plinth', clientSecretName: 'plinth/federation' };
}

function withDomain(region: string): EnvironmentSettings['web'] {
  const certificateArn = `arn:aws:acm:${region}:123456789012:certificate/11111111-2222`;
  return { ...production.web, domain: { name: 'plinth.example.com', certificateArn } };
}

/** As a file would hold it that nobody has type-checked. */
function unchecked<Wrong>(value: unknown): Wrong {
  return value as Wrong;
}
