import { createRequire } from 'node:module';
import type { Finding } from '../finding.ts';
import type { Stack } from '../template/template.ts';

/** What of the engine is used here. Its package is part of aws-cdk-lib, which runs the same at every synthesis. */
interface Engine {
  validateTemplate(template: object, config: object): { readonly diagnostics: readonly Diagnostic[] };
  free(): void;
}

interface Diagnostic {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly entity?: { readonly logicalId?: string };
  readonly propertyPath?: string;
  readonly suggestedFix?: string;
}

interface Package {
  readonly CompositeEngine: new () => Engine;
  readonly TemplateContent: new (content: string, name: string) => object;
}

/** Rules of the engine that are not asked, and why. The first five are those that CDK leaves out itself. */
const leftOut: Readonly<Record<string, string>> = {
  W3005: 'A dependency that is stated twice does no harm; CDK states them.',
  W1020: 'Fn::Sub without variables does no harm; CDK writes it.',
  I4010: 'Information only.',
  W4011: 'CDK’s own metadata.',
  W4012: 'CDK’s own metadata.',
  W9002: 'CDK’s own parameters.',
  W9013: 'CDK’s own conditions.',
  W1103: 'Ref to what is conditional: CDK’s own.',
};

/** Judges templates by CloudFormation's own schemas of resources: types, enums, patterns, ranges, references. */
export class SchemaEngine {
  readonly #package: Package;
  readonly #engine: Engine;

  constructor() {
    const ofCdk = createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib/package.json'));
    this.#package = ofCdk('@aws/cloudformation-validate');
    this.#engine = new this.#package.CompositeEngine();
  }

  /** What the engine says of a template, warnings and worse. */
  findings({ name, region, account, template }: Stack): Finding[] {
    const content = new this.#package.TemplateContent(JSON.stringify(template), name);
    const { diagnostics } = this.#engine.validateTemplate(content, {
      detailLevel: 'STANDARD',
      pseudoParameterOverrides: { accountId: account, region },
      exclude: { ids: Object.keys(leftOut) },
      severityLevel: 'WARN',
    });
    return diagnostics.map(({ ruleId, message, entity, propertyPath, suggestedFix }) => ({
      rule: `cloudformation/${ruleId}`,
      stack: name,
      logicalId: entity?.logicalId ?? '',
      path: propertyPath ?? '',
      message: `${message}.`,
      remedy: suggestedFix ?? 'See the resource’s page in the CloudFormation reference.',
    }));
  }

  free(): void {
    this.#engine.free();
  }
}
