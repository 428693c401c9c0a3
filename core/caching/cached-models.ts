import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ClassCount, ElementPage, type Scope, SpatialHits } from '#core/model';
import type { ModelRepository } from '#core/ports';
import type { ComputedValues } from './computed-values.ts';

const ClassCounts = z.array(ClassCount);

/** While somebody asks, a model gets a new version now and then; that it gets more than these meanwhile is a fault. */
const MOST_TRIES = 3;

/**
 * Keeps the answers that take a database long: counts, searches and spatial queries. They belong to a content, which never
 * changes, so that they are right for as long as they are kept; models with the same content share them.
 */
export function cachedModels(models: ModelRepository, values: ComputedValues): ModelRepository {
  async function ask<T>(
    { tenant, project }: Scope,
    modelId: string,
    { name, schema }: { readonly name: string; readonly schema: z.ZodType<T> },
    question: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const contentOf = async () => (await models.getModel({ tenant, project }, modelId))?.current.contentId;
    for (let tries = 1; ; tries++) {
      const content = await contentOf();
      if (content === undefined) return undefined;
      try {
        return await values.getOrCompute({ tenant, project, name: `${content}/${name}` }, schema, async () => {
          const answer = await question();
          if ((await contentOf()) !== content) throw new NewVersion();
          return answer;
        });
      } catch (error) {
        if (!(error instanceof NewVersion) || tries === MOST_TRIES) throw error;
      }
    }
  }

  return {
    saveVersion: (...given) => models.saveVersion(...given),
    listModels: (...given) => models.listModels(...given),
    getModel: (...given) => models.getModel(...given),
    versions: (...given) => models.versions(...given),
    deleteModel: (...given) => models.deleteModel(...given),
    deleteVersion: (...given) => models.deleteVersion(...given),
    unusedContents: (...given) => models.unusedContents(...given),
    element: (...given) => models.element(...given),
    removeAbandoned: (...given) => models.removeAbandoned(...given),
    classCounts: (scope, modelId) =>
      ask(scope, modelId, { name: 'classes', schema: ClassCounts }, async () => {
        const counts = await models.classCounts(scope, modelId);
        return counts && [...counts];
      }),
    elements: (scope, modelId, filter, page) => {
      // A list that goes on is one of the content that it began with, which may be an older one.
      if (page.after !== undefined) return models.elements(scope, modelId, filter, page);
      const name = `elements/${digestOf({ filter, limit: page.limit })}`;
      return ask(scope, modelId, { name, schema: ElementPage }, () => models.elements(scope, modelId, filter, page));
    },
    findNear: (scope, modelId, query) => {
      const name = `near/${digestOf(query)}`;
      return ask(scope, modelId, { name, schema: SpatialHits }, () => models.findNear(scope, modelId, query));
    },
  };
}

/** The answer may be about another version than was asked for. */
class NewVersion extends Error {
  override readonly message = 'The model has got new versions faster than it could be asked.';
}

/** Names a question; its fields are always in the order of its contract. */
const digestOf = (question: object) => createHash('sha256').update(JSON.stringify(question)).digest('base64url');
