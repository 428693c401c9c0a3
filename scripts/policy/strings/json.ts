import type { Problem, Rule } from '../finding.ts';
import { at } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { isRecord } from '../template/values.ts';

/** Type of resource -> where it keeps JSON as text. */
const places: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudWatch::Dashboard': ['DashboardBody'],
  'AWS::StepFunctions::StateMachine': ['DefinitionString'],
  'AWS::Logs::ResourcePolicy': ['PolicyDocument'],
  'AWS::Logs::AccountPolicy': ['PolicyDocument'],
  'AWS::Organizations::Policy': ['Content'],
  'AWS::Scheduler::Schedule': ['Target.Input'],
  'AWS::Events::Rule': ['Targets.*.Input'],
  'AWS::AppConfig::HostedConfigurationVersion': ['Content'],
  'AWS::AppConfig::ConfigurationProfile': ['Validators.*.Content'],
  'AWS::SecretsManager::Secret': ['GenerateSecretString.SecretStringTemplate'],
  'AWS::ApiGateway::Model': ['Schema'],
  'AWS::ECR::Repository': ['LifecyclePolicy.LifecyclePolicyText'],
};

/**
 * What text of JSON says, where some of it may be known only when it is deployed: that stands in texts, or for a number.
 * Undefined where it cannot be read.
 */
export function jsonOf(text: string): unknown {
  for (const candidate of [text, text.replaceAll(/\$\{[^}]*\}/g, '0')]) {
    try {
      return JSON.parse(candidate);
    } catch {}
  }
  return undefined;
}

/** What a property says whose JSON is text, or an object already. */
export function jsonAt(value: unknown, template: Template): unknown {
  const text = template.text(value);
  return text === undefined ? value : jsonOf(text);
}

export const jsonRules: readonly Rule[] = [
  {
    name: 'json/text',
    about: 'Text that has to be JSON is.',
    types: Object.keys(places),
    *judge(resource, template) {
      for (const property of places[resource.type] ?? []) {
        for (const { path, value } of at(resource, property)) {
          const contentType = String(resource.properties['ContentType'] ?? 'application/json');
          const isLambda =
            property.startsWith('Validators') && JSON.stringify(resource.properties).includes('"LAMBDA"');
          if (!contentType.includes('json') || isLambda) continue;
          if (isRecord(value) && template.text(value) === undefined) continue;
          if (jsonAt(value, template) === undefined) yield flawed(path, template.text(value) ?? '');
        }
      }
    },
  },
];

function flawed(path: string, text: string): Problem {
  try {
    JSON.parse(text);
    return { path, message: 'It is no JSON.', remedy: 'Write JSON.' };
  } catch (error) {
    return {
      path,
      message: `It is no JSON: ${error instanceof Error ? error.message : error}.`,
      remedy: 'Make it by JSON.stringify.',
    };
  }
}
