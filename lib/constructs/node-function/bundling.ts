import { fileURLToPath } from 'node:url';
import { type BundlingOptions, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';

const substitute = (file: string) => fileURLToPath(new URL(`../../../lambdas/bundling/${file}`, import.meta.url));

const everyFunction = {
  format: OutputFormat.ESM,
  target: 'node24',
  // Lets esbuild leave out the parts of the SDK that nothing calls.
  mainFields: ['module', 'main'],
  externalModules: [],
  minify: true,
  sourceMap: true,
  // Named in the bundle, or Node would not find it for the stack traces.
  sourceMapMode: SourceMapMode.DEFAULT,
  sourcesContent: false,
  // CommonJS packages inside the bundle ask for Node's own modules by require.
  banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  esbuildArgs: {
    '--alias:zod': substitute('zod.mjs'),
    '--alias:jiti': substitute('no-jiti.mjs'),
    '--alias:glob': substitute('no-glob.mjs'),
    '--alias:semver': substitute('new-enough.mjs'),
    '--alias:@aws-sdk/credential-provider-node': substitute('environment-credentials.mjs'),
  },
} as const satisfies BundlingOptions;

const withoutMigrations = { '--alias:node-pg-migrate': substitute('no-migrations.mjs') };

/**
 * How a function is bundled. Everything is in it, the AWS SDK too: what was tested is what runs.
 *
 * @param name of its folder in `lambdas/`.
 */
export function bundlingOf(name: string) {
  const { esbuildArgs, ...others } = everyFunction;
  return { ...others, esbuildArgs: { ...esbuildArgs, ...(name !== 'migrations' && withoutMigrations) } };
}

/** Commands that put the certificate authorities of Amazon RDS beside the code of a function that asks the database. */
export const addCertificates = (folder: string) => [`cp -R adapters/rds/certificates "${folder}/certificates"`];
