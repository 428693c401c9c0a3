import * as z from 'zod';

/**
 * What an operator may turn on and off while the product runs; all of it is off unless somebody says otherwise.
 *
 * - `advancedMonitoring`: the work on every file is told stage by stage, with the memory that each stage took.
 * - `exportCompression`: results are also stored compressed by gzip, and given so to whoever takes that.
 * - `strictValidation`: a file with a finding of severity `error` is rejected instead of becoming a model that lacks
 *   something.
 */
export const Features = z.strictObject({
  advancedMonitoring: z.boolean().default(false),
  exportCompression: z.boolean().default(false),
  strictValidation: z.boolean().default(false),
});
export type Features = Readonly<z.infer<typeof Features>>;

export const featureNames = Features.keyof().options;
export type FeatureName = (typeof featureNames)[number];

/** The features that are on, by name, separated by spaces or commas: as variables and options write them. */
export const FeatureList = z.string().transform((text, context): Features => {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const unknown = names.filter((name) => !featureNames.some((known) => known === name));
  for (const name of unknown) {
    context.addIssue({ code: 'custom', message: `there is no feature ${name}; there are ${featureNames.join(', ')}` });
  }
  return Features.parse(Object.fromEntries(featureNames.map((name) => [name, names.includes(name)])));
});
