import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Element, ObjectProperties, type Property } from '#core/model';
import type { ArtifactReader } from '#core/ports';

/** The artifacts that `plinth process` has written into a folder. */
export const artifactFolder =
  (folder: string): ArtifactReader =>
  (name) =>
    createReadStream(join(folder, name));

function records<T>(folder: string, name: string, schema: z.ZodType<T>): T[] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

/** What is in them, without the database: what its answers are compared with. */
export class Artifacts {
  readonly elements: readonly Element[];
  readonly #properties: ReadonlyMap<number, ObjectProperties>;

  constructor(folder: string) {
    this.elements = records(folder, 'elements.ndjson', Element);
    const properties = records(folder, 'properties.ndjson', ObjectProperties);
    this.#properties = new Map(properties.map((object) => [object.expressId, object]));
  }

  ofClass(...classes: readonly string[]): Element[] {
    return this.elements.filter((element) => element.kind === 'occurrence' && classes.includes(element.class));
  }

  /** The storey's name. */
  storey(element: Element): string | null {
    return this.elements.find(({ expressId }) => expressId === element.storey?.expressId)?.name ?? null;
  }

  /** The value of one property, in the SI unit where it has one. */
  value(element: Element, set: string, name: string) {
    const found = this.property(element, set, name);
    if (found?.kind !== 'single' && found?.kind !== 'quantity') return null;
    return found.si ?? found.value;
  }

  property({ expressId }: Element, set: string, name: string): Property | undefined {
    const sets = this.#properties.get(expressId)?.sets.filter((candidate) => candidate.name === set) ?? [];
    return sets.flatMap(({ properties }) => properties).find((property) => property.name === name);
  }
}
