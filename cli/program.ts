import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { exitCodeOf, exitCodes, exitCodesHelp } from './exit-codes.ts';

/** Name of a command -> what makes it, called only where it is needed. */
export type Commands = Readonly<Record<string, () => Command | Promise<Command>>>;

/** Runs what the command line names; the exit code of the process tells how it went. */
export async function runProgram(commands: Commands): Promise<void> {
  const program = new Command('plinth')
    .description(manifest.description)
    .version(manifest.version)
    .helpCommand(false)
    .exitOverride()
    .addHelpText('after', exitCodesHelp);
  try {
    for (const name of needed(Object.keys(commands))) {
      const command = await commands[name]?.();
      if (command !== undefined) program.addCommand(command.copyInheritedSettings(program));
    }
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.success.code : exitCodes.usage.code;
    } else {
      process.exitCode = exitCodeOf(error);
    }
  }
}

/** Help and what is misspelt need all of them, the version none. */
function needed(names: readonly string[]): readonly string[] {
  const [named = ''] = process.argv.slice(2);
  if (['-V', '--version'].includes(named)) return [];
  return names.includes(named) ? [named] : names;
}
