// What esbuild puts into the functions as `zod`: all that we use of it, without the messages in fifty languages and the
// parts nobody calls. esbuild cannot leave them out by itself, because `z` is one object that holds everything (Rollup
// can): 445 KB become 130.

import * as z from './zod-parts.mjs';

export * from './zod-parts.mjs';
export { z };
