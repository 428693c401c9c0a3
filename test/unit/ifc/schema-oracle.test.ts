import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type EntityDefinition, Schema } from '#core/ifc';

/**
 * SHA-256 of each whole schema as IfcOpenShell 0.9.0.post1 has it, which was made from the EXPRESS schemas by another
 * route than web-ifc's declarations:
 *
 *   import hashlib
 *   from ifcopenshell import ifcopenshell_wrapper as w
 *   def type_of(t):
 *       if isinstance(t, w.aggregation_type):
 *           return type_of(t.type_of_element()).removesuffix('[]') + '[]'
 *       return t.declared_type().upper() if isinstance(t, w.simple_type) else t.declared_type().name()
 *   for name in ('IFC2X3', 'IFC4', 'IFC4X3_ADD2'):
 *       entities = sorted(w.schema_by_name(name).entities(), key=lambda e: e.name())
 *       lines = [f"{e.name()}<{e.supertype().name() if e.supertype() else ''}:"
 *                + ','.join(f'{a.name()}={type_of(a.type_of_attribute())}' for a in e.attributes()) for e in entities]
 *       print(name, hashlib.sha256('\n'.join(lines).encode()).hexdigest())
 */
const digests = [
  ['IFC2X3', 'e4c78fc353033005007e07c4e0e42a57d7bdeee6b93d4defd3b3eec413eda783'],
  ['IFC4', '496f57a1b19145f52624386b01576f165ff6c9b21b65806eb5012c9668bc5d0f'],
  ['IFC4X3', '1b5124526922b6c0cbf56dbac2c5fb9c80dc8ebae9fd0855c12b8cff8859ed49'],
] as const;

function describeEntity({ name, parent, attributes }: EntityDefinition): string {
  const own = attributes.slice(parent?.attributes.length ?? 0);
  return `${name}<${parent?.name ?? ''}:${own.map(({ name, type, list }) => `${name}=${type}${list ? '[]' : ''}`)}`;
}

describe('the decoded tables', () => {
  it.each(digests)('%s has the entities, supertypes, attributes and types that IfcOpenShell has', (name, digest) => {
    const lines = Schema.of(name).entities.map(describeEntity);
    expect(createHash('sha256').update(lines.join('\n')).digest('hex')).toBe(digest);
  });
});
