import { processCommand } from './commands/process.ts';
import { runProgram } from './program.ts';

/** `plinth process` without the other commands. It is run by `runCompiled`. */
export const finished: Promise<void> = runProgram({ process: processCommand });
