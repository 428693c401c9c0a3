import { describe, expect, it } from '@jest/globals';
import { keyScopes, permissionsOf, principalOfClaims, rolesOf, scopeOf } from '#core/access';
import { Permission } from '#core/model';

const claims = {
  sub: '7d8ca528-4931-4254-9273-ea5ee853f271',
  email: 'anna@acme.example',
  'cognito:groups': ['viewer', 'editor', 'somebody-elses-group'],
  'custom:tenant': 'acme',
};

describe('the claims of a token', () => {
  it('say who somebody is, in the strongest of the groups', () => {
    expect(principalOfClaims(claims)).toEqual({
      id: `user/${claims.sub}`,
      name: 'anna@acme.example',
      tenant: 'acme',
      projects: 'all',
      role: 'editor',
      permissions: permissionsOf('editor'),
      signedInBy: 'token',
    });
    expect(principalOfClaims({ ...claims, 'custom:projects': ' tower  bridge' })?.projects).toEqual([
      'tower',
      'bridge',
    ]);
  });

  it.each([
    ['no tenant', { ...claims, 'custom:tenant': undefined }],
    ['a tenant that is none', { ...claims, 'custom:tenant': '../other' }],
    ['all tenants', { ...claims, 'custom:tenant': '*' }],
    ['no group', { ...claims, 'cognito:groups': undefined }],
    ['no group that is a role', { ...claims, 'cognito:groups': ['Owner', 'admin'] }],
    ['a project that is none', { ...claims, 'custom:projects': 'tower *' }],
    ['nobody', { ...claims, sub: '' }],
    ['nothing', undefined],
  ])('let nobody in that name %s', (_, given) => {
    expect(principalOfClaims(given)).toBeUndefined();
  });
});

describe('the scope of a request', () => {
  it('is of the tenant of whoever asks, in a project of theirs', () => {
    expect(scopeOf({ tenant: 'acme', projects: 'all' })).toEqual({ tenant: 'acme', project: 'local' });
    expect(scopeOf({ tenant: 'acme', projects: 'all' }, 'tower')).toEqual({ tenant: 'acme', project: 'tower' });
    expect(scopeOf({ tenant: 'acme', projects: ['a', 'b'] })).toEqual({ tenant: 'acme', project: 'a' });
    expect(scopeOf({ tenant: 'acme', projects: ['a', 'b'] }, 'b')).toEqual({ tenant: 'acme', project: 'b' });
    expect(scopeOf({ tenant: 'acme', projects: ['a', 'b'] }, 'c')).toBeUndefined();
  });
});

describe('the roles', () => {
  it('give the owner everything, and a viewer nothing that changes anything', () => {
    expect(permissionsOf('owner')).toEqual(Permission.options);
    expect(permissionsOf('viewer').filter((permission) => !permission.endsWith(':read'))).toEqual([]);
  });

  it('let only people who are owners give access and see who did what', () => {
    expect([rolesOf['keys:manage'], rolesOf['audit:read']]).toEqual([['owner'], ['owner']]);
    expect(keyScopes).toEqual(['models:read', 'uploads:write', 'jobs:read', 'jobs:change']);
  });
});
