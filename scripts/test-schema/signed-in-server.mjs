// @ts-check
// A standalone server with accounts on, a model, and API keys.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/plinth.mjs', import.meta.url));
const example = fileURLToPath(new URL('../../examples/plinth-house.ifc', import.meta.url));
const READY_MS = 120_000;
/** All that a key can have. */
const SCOPES = ['models:read', 'uploads:write', 'jobs:read', 'jobs:change'];

/**
 * @param {string} data the data folder.
 * @param {number} count of keys.
 */
export async function signedInServer(data, count) {
  const args = [program, 'serve', '--port', '0', '--sign-in', '--data', data, '--example', example];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const end = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  try {
    const [, link = ''] = await printed(child, /is ready: (http:\S+)[\s\S]*: succeeded, 100/);
    const { origin } = new URL(link);
    const entered = await fetch(link, { redirect: 'manual', headers: { accept: 'text/html' } });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const ask = asker(origin, cookie);
    const keys = [];
    for (let number = 1; number <= count; number++) {
      const { secret } = await ask('/v1/api-keys', { name: `schema ${number}`, scopes: SCOPES });
      keys.push(String(secret));
    }
    const { models } = await ask('/v1/models');
    return { url: origin, keys, modelId: String(models[0].modelId), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** @param {string} origin @param {string} cookie */
const asker =
  (origin, cookie) =>
  /** @param {string} path @param {object} [body] */
  async (path, body) => {
    const headers = { cookie, origin, 'content-type': 'application/json' };
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${origin}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };

/**
 * What it prints, as soon as it does.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {RegExp} pattern
 * @returns {Promise<RegExpExecArray>}
 */
function printed(child, pattern) {
  return new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => reject(new Error(`It has not said ${pattern}:\n${output}`)), READY_MS);
    child.once('exit', () => reject(new Error(`It ended:\n${output}`)));
    child.stdout?.on('data', (text) => {
      output += String(text);
      const found = pattern.exec(output);
      if (found === null) return;
      clearTimeout(late);
      resolve(found);
    });
  });
}
