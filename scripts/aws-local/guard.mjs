// @ts-check
// node guard.mjs OPTIONS COMMAND [ARGUMENT ...]: runs a command that ends when whoever started this is gone, even by
// SIGKILL: its end of our standard input is closed then. SIGTERM is handed on as the command's own stop signal.
// OPTIONS: {"stopSignal": "SIGINT", "uid": 1, "gid": 1} as JSON, each of them optional.

import { spawn } from 'node:child_process';

/** After so long the command is ended by force. */
const GRACE_MS = 20_000;

const [options = '{}', command = '', ...args] = process.argv.slice(2);
/** @type {{ stopSignal?: NodeJS.Signals, uid?: number, gid?: number }} */
const { stopSignal = 'SIGTERM', ...user } = JSON.parse(options);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...user });

let isStopping = false;
process.stdin.resume().on('close', stop);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);

child.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code) => {
  isStopping = true;
  // Its own children, if any are left; they are in our process group, and we heed the signal no more.
  process.kill(0, 'SIGTERM');
  process.exit(code ?? 1);
});

function stop() {
  if (isStopping) return;
  isStopping = true;
  child.kill(stopSignal);
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
}
