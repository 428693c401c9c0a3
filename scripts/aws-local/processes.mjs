// @ts-check
// Processes of one run: started in the background under a guard, or run to their end.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));

/**
 * @typedef {object} Background
 * @property {Promise<number | null>} ended its exit code; null where a signal ended the guard.
 * @property {() => Promise<void>} stop in its own way.
 * @property {() => Promise<void>} kill it and all its children, as if the machine had lost them.
 * @property {() => string} log what it has printed.
 */

/**
 * Starts a program that ends with us. Its output goes to a file.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ log: string, cwd?: string, env?: NodeJS.ProcessEnv, stopSignal?: NodeJS.Signals, uid?: number, gid?: number }} options
 * @returns {Background}
 */
export function background(command, args, { log, cwd, env, ...options }) {
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [guard, JSON.stringify(options), command, ...args], {
    ...(cwd !== undefined && { cwd }),
    ...(env && { env }),
    detached: true, // a process group of its own: a terminal's Ctrl-C must not reach it before us
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  const ended = once(child, 'exit').then(([code]) => /** @type {number | null} */ (code));
  const end = async (/** @type {() => void} */ signal) => {
    if (child.exitCode === null && child.signalCode === null) signal();
    await ended;
  };
  return {
    ended,
    stop: () => end(() => child.kill('SIGTERM')),
    kill: () => end(() => process.kill(-(child.pid ?? 0), 'SIGKILL')),
    log: () => readFileSync(log, 'utf8'),
  };
}

/**
 * Waits for a program in the background.
 *
 * @param {string} name of the program, for the message.
 * @param {Background} program
 * @param {() => Promise<boolean>} isReady
 * @param {number} limitMs
 * @throws where it ends, or is not ready in time, with what it has printed.
 */
export async function untilReady(name, program, isReady, limitMs = 60_000) {
  let exit = /** @type {number | null | undefined} */ (undefined);
  void program.ended.then((code) => (exit = code));
  for (const began = performance.now(); performance.now() - began < limitMs; await pause(50)) {
    if (exit !== undefined) throw new Error(`${name} ended with exit code ${exit}:\n${tail(program.log())}`);
    if (await isReady()) return;
  }
  throw new Error(`${name} was not ready after ${limitMs / 1000} s:\n${tail(program.log())}`);
}

/** @param {string} text */
const tail = (text) => text.split('\n').slice(-40).join('\n');

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, uid?: number, gid?: number, signal?: AbortSignal }} [options]
 * @returns {Promise<string>} its standard output.
 * @throws with all that it has printed where it fails.
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let all = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    all += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => (all += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code}):\n${tail(all)}`);
  return output;
}

/**
 * @param {number} [wanted] is taken if it is free.
 * @returns {Promise<number>} a port of 127.0.0.1 that nobody has.
 */
export async function freePort(wanted = 0) {
  const server = createServer();
  try {
    server.listen(wanted, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return freePort();
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

/**
 * Whether something answers on a port of 127.0.0.1.
 *
 * @param {number} port
 */
export async function isListening(port) {
  const socket = new Socket();
  try {
    socket.connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
