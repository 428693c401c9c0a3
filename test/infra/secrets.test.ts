import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkedConfig, environments, keysOfQuarter } from '#lib/config';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

const all = environments.flatMap(({ name }) =>
  [...templatesOf(configOf(name))].map(([stack, template]) => ({ path: `${name}/${stack}`, template })),
);

const DAY = 24 * 3600 * 1000;

describe('secrets', () => {
  it('of the database are kept by RDS, which gives its master user another password every week; nobody else has one', () => {
    const clusters = all.flatMap(({ template }) => resourcesOf(template, 'AWS::RDS::DBCluster'));
    expect(clusters).toHaveLength(3);
    for (const { Properties } of clusters) {
      expect(Properties).toMatchObject({ ManageMasterUserPassword: true, EnableIAMDatabaseAuthentication: true });
      expect(Properties['MasterUserPassword']).toBeUndefined();
    }
  });

  it('of our own in Secrets Manager have a schedule by which they rotate, each quarter at least', () => {
    const late = all.flatMap(({ path, template }) => {
      const schedules = resourcesOf(template, 'AWS::SecretsManager::RotationSchedule').map(
        ({ Properties }) => Properties,
      );
      const isRotated = (id: string) =>
        schedules.some(
          ({ SecretId, RotationRules }) =>
            JSON.stringify(SecretId).includes(`"${id}"`) && Object(RotationRules).AutomaticallyAfterDays <= 92,
        );
      return resourcesOf(template, 'AWS::SecretsManager::Secret')
        .filter(({ id }) => !isRotated(id))
        .map(({ id }) => `${path}/${id}`);
    });
    expect(late).toEqual([]);
  });

  it('of encryption are rotated by KMS, every year', () => {
    const keys = all.flatMap(({ template }) => resourcesOf(template, 'AWS::KMS::Key'));
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.filter(({ Properties }) => Properties['EnableKeyRotation'] !== true)).toEqual([]);
  });
});

describe('keys of signed URLs', () => {
  const dates = fc.date({ min: new Date('2026-01-01'), max: new Date('2126-01-01'), noInvalidDate: true });

  it('sign for a quarter', () => {
    const [first, nextDay] = [new Date('2026-10-01T00:00:00Z'), new Date('2026-12-31T23:59:59Z')];
    expect([keysOfQuarter(first), keysOfQuarter(nextDay)]).toEqual([
      [4, 5, 3],
      [4, 5, 3],
    ]);
    expect(keysOfQuarter(new Date('2027-01-01T00:00:00Z'))).toEqual([5, 6, 4]);
    expect(keysOfQuarter(new Date('2026-01-01T00:00:00Z'))).toEqual([1, 2]);
  });

  it('are accepted before they sign, and after: whoever deploys within the quarter breaks no URL', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 90 }), (date, days) => {
        const [before, after] = [keysOfQuarter(date), keysOfQuarter(new Date(date.getTime() + days * DAY))];
        expect(before).toContain(after[0]);
        expect(after).toContain(before[0]);
      }),
    );
  });

  it('can be given, where somebody has to rotate them at once', () => {
    const config = configOf('production');
    expect(checkedConfig({ ...config, web: { ...config.web, signingKeys: [77, 4] } }).web.signingKeys).toEqual([77, 4]);
    const { signingKeys: _, ...web } = config.web;
    expect(checkedConfig({ ...config, web }).web.signingKeys).toEqual(keysOfQuarter(new Date()));
  });
});
