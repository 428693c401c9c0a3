// What esbuild puts into the functions as `@aws-sdk/credential-provider-node`, which looks for credentials in ten places,
// with the clients of STS and SSO: Lambda gives a function those of its role as environment variables. 100 KB less.

import { fromEnv } from '../../node_modules/@aws-sdk/credential-provider-env/dist-es/index.js';

export const defaultProvider = () => fromEnv();
