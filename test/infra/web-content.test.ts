import { describe, expect, it } from '@jest/globals';
import type { Template } from 'aws-cdk-lib/assertions';
import { PageSettings } from '#api/contracts';
import type { EnvironmentConfig } from '#lib/config';
import { configOf } from '../support/cdk-app.ts';
import { type Resource, resourcesOf } from '../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

function contentIn(config: EnvironmentConfig): { template: Template; handler: Resource } {
  const template = templatesOf(config).get('WebContent');
  if (template === undefined) throw new Error('There is no stack WebContent.');
  return { template, handler: functionNamed(template, 'ContentFunction') };
}

const dev = configOf('dev');
const { template, handler } = contentIn(dev);

/** A variable of the function as it will be: whatever is known only then stands as a name of a host. */
function deployed(name: string, of = handler): string {
  const value = Object(Object(of.Properties['Environment'])['Variables'])[name];
  const text = (part: unknown): string => {
    if (typeof part === 'string') return part;
    const join = Object(part)['Fn::Join'];
    return Array.isArray(join) ? join[1].map(text).join(join[0]) : 'host';
  };
  return text(value);
}

describe('the web app', () => {
  it('is brought by a function that writes to its bucket and to no other', () => {
    expect(permissionsOfFunction(template, handler)).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:DeleteObject',
      's3:ListBucket',
      's3:PutObject',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });

  it('is told where the API is and where to sign in, as its contract says', () => {
    const settings = PageSettings.parse(JSON.parse(deployed('PAGE_SETTINGS')));
    expect(settings.api).not.toMatch(/\/$/);
    expect(settings.signIn).toMatchObject({ scopes: ['openid', 'email', 'profile'] });
    const open = contentIn({ ...dev, api: { ...dev.api, access: 'open' } });
    const unlocked = PageSettings.parse(JSON.parse(deployed('PAGE_SETTINGS', open.handler)));
    expect(unlocked.signIn).toBeNull();
  });

  it('may ask the API, the sign-in page, and where files and artifacts are: four origins', () => {
    const origins = deployed('CONNECT_ORIGINS').split(' ');
    expect(origins).toHaveLength(4);
    for (const origin of origins) expect(new URL(origin).origin).toBe(origin);
  });

  it('is brought again when it or what it is told changes', () => {
    const [step] = resourcesOf(template, 'Custom::PlinthWebContent');
    expect(Object.keys(step?.Properties ?? {})).toEqual(
      expect.arrayContaining(['PAGE_SETTINGS', 'CONNECT_ORIGINS', 'WEB_BUCKET', 'Release']),
    );
  });
});
