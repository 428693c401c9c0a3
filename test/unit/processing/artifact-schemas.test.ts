import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { artifactJsonSchema, artifactSchemas } from '#core/processing';

const names = Object.keys(artifactSchemas) as (keyof typeof artifactSchemas)[];

describe('the published JSON Schemas', () => {
  it.each(names)('of %s are what the code writes', (name) => {
    const published: unknown = JSON.parse(readFileSync(`docs/schemas/${name}.schema.json`, 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(artifactJsonSchema(name))));
  });
});
