// @ts-check
// What functions and workers have written, as files: of each function what CloudWatch Logs has, one line for each event.

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {object} options
 * @param {string} options.endpoint of the emulator.
 * @param {string} options.folder of the run, where the workers' own logs are.
 * @param {string} options.to is made.
 * @param {readonly { name: string }[]} options.tasks
 */
export async function saveLogs({ endpoint, folder, to, tasks }) {
  mkdirSync(to, { recursive: true });
  for (const { name } of tasks) copyIfThere(join(folder, `${name}.log`), join(to, `${name}.log`));
  for (const { logGroupName } of await all(endpoint, 'DescribeLogGroups', 'logGroups', {})) {
    const events = await all(endpoint, 'FilterLogEvents', 'events', { logGroupName });
    const file = join(to, `${logGroupName.replaceAll('/', '_')}.log`);
    writeFileSync(file, events.map(({ message }) => `${message.trimEnd()}\n`).join(''));
  }
}

/**
 * A worker of a size that was not started has written nothing.
 *
 * @param {string} from
 * @param {string} to
 */
function copyIfThere(from, to) {
  try {
    copyFileSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/**
 * Every item of an answer in pages.
 *
 * @param {string} endpoint
 * @param {string} action of CloudWatch Logs; asked by hand, since nothing else here needs its client.
 * @param {string} list name of the items in an answer.
 * @param {object} input
 */
async function all(endpoint, action, list, input) {
  const items = [];
  for (let nextToken = /** @type {string | undefined} */ (undefined); ; ) {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Logs_20140328.${action}` },
      body: JSON.stringify({ ...input, nextToken }),
    });
    if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
    const page = await response.json();
    items.push(...page[list]);
    if (!page.nextToken || page.nextToken === nextToken) return items;
    nextToken = page.nextToken;
  }
}
