import type { Resource } from './template/resource.ts';
import type { Template } from './template/template.ts';

/** What is wrong at a place of a resource, and what would make it right. */
export interface Problem {
  /** From the resource on: `Properties.MemorySize`, `DeletionPolicy`. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** A problem, where it was found, and by which rule. */
export interface Finding extends Problem {
  readonly rule: string;
  readonly stack: string;
  readonly logicalId: string;
}

/** One thing that must hold for every resource of some types. */
export interface Rule {
  /** `service/subject`. */
  readonly name: string;
  /** What must hold, as a sentence. */
  readonly about: string;
  /** The types of resource that it is about; none for all of them. */
  readonly types: readonly string[];
  readonly judge: (resource: Resource, template: Template) => Iterable<Problem>;
}

/** A finding as one line: `production-Api WakerFunction Properties.MemorySize: ... [lambda/limits] Remedy.` */
export function described({ stack, logicalId, path, message, rule, remedy }: Finding): string {
  return `${stack} ${logicalId} ${path}: ${message} [${rule}] ${remedy}`;
}
