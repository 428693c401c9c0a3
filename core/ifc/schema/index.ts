export type { AttributeDefinition, EntityDefinition } from './entity-definition.ts';
export { resolveSchema } from './resolve-schema.ts';
export { Schema, type SchemaName } from './schema.ts';
