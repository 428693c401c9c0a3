import { SchemaEngine } from './engines/cloudformation-validate.ts';
import type { Finding } from './finding.ts';
import { rules } from './rules.ts';
import { type Stack, Template } from './template/template.ts';

/** Judges stacks by the engine's rules and by those of the house. Holds memory of the engine until `free()`. */
export class Judge {
  readonly #engine = new SchemaEngine();

  /** What is wrong in all stacks of an assembly. */
  findingsIn(stacks: readonly Stack[]): Finding[] {
    return stacks.flatMap((stack) => this.findingsOf(stack, stacks));
  }

  /** What is wrong in one of them. */
  findingsOf(stack: Stack, stacks: readonly Stack[] = [stack]): Finding[] {
    const template = new Template(stack, new Map(stacks.map((one) => [one.name, one])));
    return [...this.#engine.findings(stack), ...houseFindings(template)];
  }

  free(): void {
    this.#engine.free();
  }
}

function houseFindings(template: Template): Finding[] {
  return template.resources.flatMap((resource) =>
    rules
      .filter(({ types }) => types.length === 0 || types.includes(resource.type))
      .flatMap(({ name, judge }) =>
        [...judge(resource, template)].map((problem) => ({
          ...problem,
          rule: name,
          stack: template.stack.name,
          logicalId: resource.id,
        })),
      ),
  );
}
