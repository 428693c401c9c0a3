import type { Resource } from './resource.ts';
import { literalText, type Place, textOf } from './text.ts';
import { idIn, isRecord, recordOf } from './values.ts';

/** A stack of a cloud assembly: its template, and where it is to be deployed. */
export interface Stack extends Place {
  /** The name that CloudFormation shall give it. */
  readonly name: string;
  /** Nobody deletes it by mistake: what it keeps is to stay. */
  readonly isProtected: boolean;
  readonly template: unknown;
}

/** A template with its resources at hand, and the stacks beside it. */
export class Template {
  readonly stack: Stack;
  readonly neighbours: ReadonlyMap<string, Stack>;
  readonly resources: readonly Resource[];
  readonly #byId: ReadonlyMap<string, Resource>;

  /** @param neighbours All stacks of the assembly by their name. */
  constructor(stack: Stack, neighbours: ReadonlyMap<string, Stack> = new Map([[stack.name, stack]])) {
    this.stack = stack;
    this.neighbours = neighbours;
    this.resources = Object.entries(recordOf(recordOf(stack.template)['Resources'])).map(([id, whole]) => ({
      id,
      type: String(recordOf(whole)['Type']),
      properties: recordOf(recordOf(whole)['Properties']),
      whole: isRecord(whole) ? whole : {},
    }));
    this.#byId = new Map(this.resources.map((resource) => [resource.id, resource]));
  }

  /** The template's resources of these types. */
  ofType(...types: string[]): Resource[] {
    return this.resources.filter(({ type }) => types.includes(type));
  }

  /** The resource that a value refers to, where it is one of this template. */
  target(value: unknown): Resource | undefined {
    const id = idIn(value);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** A value as text; see textOf. */
  text(value: unknown): string | undefined {
    return textOf(value, this.stack);
  }

  /** A value as text where all of it is known now. */
  literal(value: unknown): string | undefined {
    return literalText(value, this.stack);
  }
}
