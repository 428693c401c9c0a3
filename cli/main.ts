import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { infoCommand } from './commands/info.ts';
import { processCommand } from './commands/process.ts';
import { serveCommand } from './commands/serve.ts';
import { sqlCommand } from './commands/sql.ts';
import { uploadCommand } from './commands/upload.ts';
import { exitCodeOf, exitCodes, exitCodesHelp } from './exit-codes.ts';

const program = new Command('plinth')
  .description(manifest.description)
  .version(manifest.version)
  .helpCommand(false)
  .exitOverride()
  .addHelpText('after', exitCodesHelp);
for (const command of [processCommand(), infoCommand(), serveCommand(), uploadCommand(), sqlCommand()]) {
  program.addCommand(command.copyInheritedSettings(program));
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.success.code : exitCodes.usage.code;
  } else {
    process.exitCode = exitCodeOf(error);
  }
}
