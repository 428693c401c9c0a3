import { DeleteObjectsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { withConnectPolicy } from '../../../lambdas/web-content/page-policy.ts';
import { publish } from '../../../lambdas/web-content/publish.ts';
import { cacheControlOf, contentTypeOf } from '../../../lambdas/web-content/web-file.ts';

const now = new Date('2026-03-01T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600 * 1000);
const file = (path: string) => ({ path, content: path });

function bucket(objects: readonly { Key: string; LastModified: Date }[] = []) {
  const client = new S3Client({ region: 'eu-central-1' });
  const s3 = mockClient(client);
  s3.on(ListObjectsV2Command).resolves({ Contents: [...objects] });
  s3.on(DeleteObjectsCommand).resolves({});
  const puts = () => s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input);
  const removed = () =>
    s3.commandCalls(DeleteObjectsCommand).flatMap(({ args }) => args[0].input.Delete?.Objects?.map(({ Key }) => Key));
  return { client, s3, puts, removed };
}

describe('the files of the web app', () => {
  it.each([
    ['index.html', 'no-cache'],
    ['config.json', 'no-cache'],
    ['assets/main-B2xyz.js', 'public, max-age=31536000, immutable'],
    ['plinth.svg', 'public, max-age=2592000'],
    ['licenses/index.html', 'public, max-age=2592000'],
  ])('say of %s that it is kept: %s', (path, expected) => {
    expect(cacheControlOf(file(path))).toBe(expected);
  });

  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['assets/a.js', 'text/javascript; charset=utf-8'],
    ['assets/web-ifc.wasm', 'application/wasm'],
    ['plinth.svg', 'image/svg+xml'],
    ['README', 'application/octet-stream'],
  ])('say what %s is', (path, expected) => {
    expect(contentTypeOf(file(path))).toBe(expected);
  });
});

describe('publishing the web app', () => {
  const release = ['index.html', 'assets/b.js', 'plinth.svg', 'config.json', 'assets/a.css'].map(file);

  it('brings the page last, after everything that it refers to', async () => {
    const { client, puts } = bucket();
    await publish(client, 'web', release, now);
    expect(puts().map(({ Key }) => Key)).toEqual([
      'assets/a.css',
      'assets/b.js',
      'plinth.svg',
      'config.json',
      'index.html',
    ]);
    expect(puts().at(-1)).toMatchObject({ Bucket: 'web', CacheControl: 'no-cache', Body: 'index.html' });
  });

  it('leaves the parts of earlier releases for a month, for whoever still has their page open', async () => {
    const { client, removed } = bucket([
      { Key: 'assets/b.js', LastModified: daysAgo(100) },
      { Key: 'assets/young.js', LastModified: daysAgo(29) },
      { Key: 'assets/old.js', LastModified: daysAgo(31) },
    ]);
    await publish(client, 'web', release, now);
    expect(removed()).toEqual(['assets/old.js']);
  });

  it('fails where S3 does not do what it was asked', async () => {
    const { client, s3 } = bucket([{ Key: 'assets/old.js', LastModified: daysAgo(31) }]);
    s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: 'assets/old.js', Code: 'AccessDenied', Message: 'No' }] });
    await expect(publish(client, 'web', release, now)).rejects.toThrow('assets/old.js could not be removed');
    s3.on(PutObjectCommand).rejects(new Error('No space.'));
    await expect(publish(client, 'web', release, now)).rejects.toThrow('No space.');
  });
});

describe('the policy of the page', () => {
  const html = '<!doctype html>\n<html>\n  <head>\n    <title>Plinth</title>\n  </head>\n</html>';

  it('names the very addresses that it may ask, before anything is loaded', () => {
    const page = withConnectPolicy(html, ['https://api.example.com', 'https://files.example.com']);
    expect(page).toContain(
      `<head>\n    <meta http-equiv="Content-Security-Policy" content="connect-src 'self' data: blob: https://api.example.com https://files.example.com" />\n    <title>`,
    );
  });

  it('is not put where it would not hold, nor made of what is no origin', () => {
    expect(() => withConnectPolicy('<p>', [])).toThrow('no <head>');
    expect(() => withConnectPolicy(html, ['https://x"><script>'])).toThrow('characters');
  });
});
