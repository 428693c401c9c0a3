// @ts-check
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every file below a folder, with its size in bytes and its mode.
 *
 * @param {string} folder
 * @returns {{ path: string, bytes: number, mode: number }[]}
 */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    const { size, mode } = lstatSync(path);
    return [{ path, bytes: size, mode }];
  });
}

/** @param {{ bytes: number }[]} files */
export const sumOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);
