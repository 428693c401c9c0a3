import { fileURLToPath } from 'node:url';
import { type BundlingOptions, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';

const substitute = (file: string) => fileURLToPath(new URL(`../../../lambdas/bundling/${file}`, import.meta.url));

/** Everything is in the bundle, the AWS SDK too: what was tested is what runs. */
export const bundling = {
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
  },
} as const satisfies BundlingOptions;
