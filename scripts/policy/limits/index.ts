import type { Rule } from '../finding.ts';
import { at } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { isIntrinsic } from '../template/values.ts';
import { api } from './api.ts';
import { compute } from './compute.ts';
import { database } from './database.ts';
import { identity } from './identity.ts';
import { lambda } from './lambda.ts';
import type { Limits, LimitsOfTypes } from './limit.ts';
import { messages } from './messages.ts';
import { network } from './network.ts';
import { operations } from './operations.ts';
import { storage } from './storage.ts';

const services: readonly LimitsOfTypes[] = [
  lambda,
  messages,
  storage,
  database,
  compute,
  network,
  api,
  identity,
  operations,
];

/** How many properties have a limit here. */
export const limitedProperties = services.flatMap((types) => Object.values(types).flatMap(Object.keys)).length;

/** A rule for every type of resource: its properties are within what its service takes. */
export const limitRules: readonly Rule[] = services.flatMap((types) => Object.entries(types).map(ruleOf));

function ruleOf([type, limits]: [string, Limits]): Rule {
  const [, service = '', kind = ''] = type.split('::');
  return {
    name: `limits/${service}.${kind}`,
    about: `What ${Object.keys(limits).length} properties of ${type} may be.`,
    types: [type],
    *judge(resource, template) {
      for (const [property, limit] of Object.entries(limits)) {
        for (const { path, value } of at(resource, property)) {
          const words = isOpen(value, template) ? undefined : limit(known(value, template));
          if (words === undefined) continue;
          const remedy = `Make it ${words}.`;
          yield { path, message: `${property.replaceAll('.*', '')} is ${shown(value, template)}.`, remedy };
        }
      }
    },
  };
}

const shown = (value: unknown, template: Template): string => {
  const text = JSON.stringify(known(value, template)) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
};

/** Texts that are put together are judged as the text that comes out. */
const known = (value: unknown, template: Template): unknown => (isIntrinsic(value) ? template.text(value) : value);

/** What is known only when it is deployed is not judged. */
const isOpen = (value: unknown, template: Template): boolean =>
  isIntrinsic(value) && template.literal(value) === undefined;
