import * as z from 'zod';
import { Coverage, DiagnosticReport, Element, ObjectProperties, SpatialTree } from '#core/model';
import { ModelDocument } from './model-document.ts';

/** What each JSON artifact holds; of the `.ndjson` ones, what each line holds. */
export const artifactSchemas = {
  'model.json': ModelDocument,
  'tree.json': SpatialTree,
  'elements.ndjson': Element,
  'properties.ndjson': ObjectProperties,
  'coverage.json': Coverage,
  'diagnostics.json': DiagnosticReport,
} as const;

/** The same as JSON Schema (draft 2020-12), for readers in other languages. */
export function artifactJsonSchema(name: keyof typeof artifactSchemas): object {
  const title = name.endsWith('.ndjson') ? `A line of ${name}` : name;
  return { title, ...z.toJSONSchema(artifactSchemas[name], { target: 'draft-2020-12' }) };
}
