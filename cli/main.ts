import { runCompiled, spareHelpers } from '#adapters/v8';
import { bearClosedPipes } from './closed-pipes.ts';
import { leave } from './leave.ts';

bearClosedPipes();

// People wait for `plinth process` again and again: its code comes compiled.
if (process.argv[2] === 'process') {
  spareHelpers(); // what is compiled counts for these settings of V8
  await runCompiled(new URL('./process.cjs', import.meta.url)).exports['finished'];
  await leave();
} else {
  await import('./every-command.ts');
}
