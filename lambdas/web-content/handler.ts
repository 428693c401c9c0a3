import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { s3Client } from '#adapters/s3';
import { siteFolder, WebContentEnvironment } from '#lambdas/web-content';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { setupStep } from '../shared/setup-step.ts';
import { WEB_CONTENT_SERVICE } from './metric-names.ts';
import { withConnectPolicy } from './page-policy.ts';
import { publish } from './publish.ts';
import type { WebFile } from './web-file.ts';

const tools = observability(WEB_CONTENT_SERVICE);
const { WEB_BUCKET, PAGE_SETTINGS, CONNECT_ORIGINS } = readEnvironment(WebContentEnvironment);
const client = tools.tracer.captureAWSv3Client(s3Client());

/** Brings the web app, and what it has to know of its environment, to where it is delivered from. */
export const handler = setupStep(tools, 'plinth-web', async () => {
  const built = await filesIn(join(import.meta.dirname, siteFolder));
  if (!built.some(({ path }) => path === 'index.html'))
    throw new Error('The function was bundled without the web app.');
  const files = [...built.map(completed), { path: 'config.json', content: PAGE_SETTINGS }];
  await publish(client, WEB_BUCKET, files, new Date());
  tools.logger.info('The web app is there.', { files: files.length });
});

async function filesIn(folder: string): Promise<readonly WebFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    paths.map(async (path) => ({ path: path.slice(folder.length + 1), content: await readFile(path) })),
  );
}

function completed(file: WebFile): WebFile {
  if (file.path !== 'index.html') return file;
  return { ...file, content: withConnectPolicy(String(file.content), CONNECT_ORIGINS.split(' ')) };
}
