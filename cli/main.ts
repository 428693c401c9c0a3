import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { exitCodeOf, exitCodes, exitCodesHelp } from './exit-codes.ts';

/** Loaded one by one: a server takes 0.2 s to load, which `plinth process` need not wait for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  process: async () => (await import('./commands/process.ts')).processCommand(),
  info: async () => (await import('./commands/info.ts')).infoCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  account: async () => (await import('./commands/account.ts')).accountCommand(),
  upload: async () => (await import('./commands/upload.ts')).uploadCommand(),
  sql: async () => (await import('./commands/sql.ts')).sqlCommand(),
};

const program = new Command('plinth')
  .description(manifest.description)
  .version(manifest.version)
  .helpCommand(false)
  .exitOverride()
  .addHelpText('after', exitCodesHelp);
const [named = ''] = process.argv.slice(2);
/** Help and what is misspelt need all of them, the version none. */
const needed = ['-V', '--version'].includes(named)
  ? []
  : Object.hasOwn(commands, named)
    ? [named]
    : Object.keys(commands);

try {
  for (const name of needed) {
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
