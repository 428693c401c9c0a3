import { extname } from 'node:path';

/** A file of the web app as it is delivered. */
export interface WebFile {
  /** From the root of the site, with `/` between: `assets/main-B2x.js`. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.glb': 'model/gltf-binary',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Browsers do not guess (nosniff): what is not in the list is a file to save. */
export const contentTypeOf = ({ path }: WebFile): string => contentTypes[extname(path)] ?? 'application/octet-stream';

const YEAR = 365 * 24 * 3600;
const MONTH = 30 * 24 * 3600;

/** Files that say which of the others belong together: whoever has them asks whether they are still right. */
const FRESH = new Set(['index.html', 'config.json']);

/** Vite names the files in `assets/` by their content, so that they never change. */
export function cacheControlOf({ path }: WebFile): string {
  if (FRESH.has(path)) return 'no-cache';
  return path.startsWith('assets/') ? `public, max-age=${YEAR}, immutable` : `public, max-age=${MONTH}`;
}

/** So that no file is there before those that it refers to. */
export const inOrder = (files: readonly WebFile[]): readonly WebFile[] =>
  [...files].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));

const rank = ({ path }: WebFile) =>
  path === 'index.html' ? 3 : path === 'config.json' ? 2 : path.startsWith('assets/') ? 0 : 1;
