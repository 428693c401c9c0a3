// `npm run policy`: writes docs/policy.md.

import { writeFileSync } from 'node:fs';
import { acknowledgementsIn } from './acknowledgements.ts';
import { policyDocument } from './document.ts';
import { withSynthesized } from './synthesize.ts';

const acknowledged = withSynthesized((_, app) => acknowledgementsIn(app));
writeFileSync(new URL('../../docs/policy.md', import.meta.url), policyDocument(acknowledged));
console.log(`${acknowledged.length} acknowledgements.`);
