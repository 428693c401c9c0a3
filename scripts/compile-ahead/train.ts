import { spareHelpers } from '#adapters/v8';
import { keepCompiled, runToCompile } from './keep-compiled.ts';

// Converts the model named first into the folder named second, and keeps what V8 has compiled for it.

const [node = '', program = '', model = '', out = ''] = process.argv;
process.argv = [node, program, 'process', model, '--out', out, '--json'];

spareHelpers(); // as cli/main.ts
const running = runToCompile('process.cjs', import.meta.url);
await running.exports['finished'];
keepCompiled(running);
