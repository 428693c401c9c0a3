import { z } from 'zod';

const Names = z.string().transform((text) => text.split(' ').filter((name) => name !== ''));

/** Variables of the function that writes the configuration of an environment to a bucket. */
export const ConfigurationExportEnvironment = z.object({
  EXPORT_BUCKET: z.string().min(1),
  /** Of SSM: everything below it is written. */
  PARAMETER_PATH: z.string().startsWith('/'),
  /** Of CloudFormation, separated by spaces. */
  STACKS: Names,
  /** Of AppConfig; without it there are no flags to write. */
  APPCONFIG_APPLICATION: z.string().min(1).optional(),
});

export * from './metric-names.ts';
