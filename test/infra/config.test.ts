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

function existing(url: string): EnvironmentSettings['database'] {
  return { kind: 'existing', url, authentication: 'url' };
}

/** As a file would hold it that nobody has type-checked. */
function unchecked<Wrong>(value: unknown): Wrong {
  return value as Wrong;
}
