// @ts-check
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const USER = 10001;
const check = ['/app/worker.mjs', '--check'];

/**
 * Runs `worker.mjs --check` as the image would: its folder as root, its user, no other variable, nothing writable but
 * the scratch folder. Who may not change the root runs the same files where they lie.
 *
 * @param {string} root
 * @returns {string} what it says
 */
export function runInRoot(root) {
  const scratch = join(root, 'scratch');
  mkdirSync(scratch);
  if (process.getuid?.() !== 0) {
    const args = check.map((arg) => (arg.startsWith('/') ? join(root, arg) : arg));
    return said(join(root, 'usr/local/bin/node'), args, { SCRATCH_FOLDER: scratch });
  }
  chownSync(scratch, USER, USER);
  const script = [
    'mount --bind "$0" "$0"',
    'mount --bind "$0/scratch" "$0/scratch"',
    'mount --rbind /dev "$0/dev"', // as a container engine provides them
    'mount -t proc proc "$0/proc"',
    'mount -o remount,bind,ro "$0"',
    `exec chroot --userspec=${USER}:${USER} "$0" /usr/local/bin/node "$@"`,
  ].join(' && ');
  // A mount namespace of its own: the mounts end with it.
  return said('unshare', ['--mount', 'sh', '-c', script, root, ...check], {
    PATH: process.env['PATH'] ?? '',
    SCRATCH_FOLDER: '/scratch',
    TMPDIR: '/scratch',
  });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function said(program, args, env) {
  return execFileSync(program, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}
