import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where `npm start` listens; the page asks its own origin, so the development server hands the API's routes on. */
const server = process.env['PLINTH_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // three.js, React and the page in one file: it is served from the same machine or cached for good.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // Packages mark modules with "use client" for servers that render React; this page has none.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: Object.fromEntries(['/v1', '/s3', '/healthz', '/readyz'].map((path) => [path, server])) },
});
