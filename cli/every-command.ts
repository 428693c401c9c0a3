import { runProgram } from './program.ts';

// Commands are loaded one by one: a server takes 0.2 s to load, which the others need not wait for.
await runProgram({
  process: async () => (await import('./commands/process.ts')).processCommand(),
  info: async () => (await import('./commands/info.ts')).infoCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  account: async () => (await import('./commands/account.ts')).accountCommand(),
  upload: async () => (await import('./commands/upload.ts')).uploadCommand(),
  sql: async () => (await import('./commands/sql.ts')).sqlCommand(),
});
