// @ts-check
// node scripts/await-start.mjs LOG NAME: waits until the server that writes LOG is ready and shows a model
// of that name, and says how long it took. Exits 1 after 60 seconds, the most that `npm start` may take.

import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const LIMIT_MS = 60_000;
const [log = '', name = ''] = process.argv.slice(2);
const began = performance.now();

for (;;) {
  if (await showsModel()) break;
  if (performance.now() - began > LIMIT_MS) {
    console.error(`After ${LIMIT_MS / 1000} s the server shows no model ${JSON.stringify(name)}.`);
    process.exit(1);
  }
  await pause(250);
}
console.log(`The server showed the example ${((performance.now() - began) / 1000).toFixed(1)} s after npm start.`);

/** Whether the page and the model are there; a server that is still starting answers neither. */
async function showsModel() {
  const address = existsSync(log) && /http:\/\/\S+/.exec(readFileSync(log, 'utf8'))?.[0];
  if (!address) return false;
  try {
    const page = await fetch(address);
    const models = await fetch(new URL('v1/models', address));
    return page.ok && models.ok && (await models.text()).includes(name);
  } catch {
    return false;
  }
}
