import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { workerImage } from '../../../containers/ifc-worker/image.ts';

const root = new URL('../../../', import.meta.url);
const lines = readFileSync(new URL(workerImage.dockerfile, root), 'utf8')
  .replaceAll('\\\n', '')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line));
const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));
const argument = (instruction: string) =>
  last.find((line) => line.startsWith(`${instruction} `))?.slice(instruction.length + 1);

describe('the image', () => {
  it('is what the task definition is told', () => {
    expect(argument('USER')).toBe(`${workerImage.user}:${workerImage.user}`);
    expect(argument('VOLUME')).toBe(workerImage.scratchFolder);
    const [form, ...command] = workerImage.healthCheck;
    expect(argument('HEALTHCHECK')).toContain(`${form} ${JSON.stringify(command).replaceAll(',', ', ')}`);
    expect(last).toContainEqual(
      `COPY --from=root --chown=${workerImage.user}:${workerImage.user} ${workerImage.scratchFolder} ${workerImage.scratchFolder}`,
    );
  });

  it('begins with nothing, so that there is no shell and no setuid file', () => {
    expect(last[0]).toBe('FROM scratch');
    expect(last.filter((line) => /^(RUN|ADD)/.test(line))).toEqual([]);
  });

  it('runs as the user that its root knows', () => {
    const script = readFileSync(fileURLToPath(new URL('scripts/worker-image/assemble-root.mjs', root)), 'utf8');
    expect(script).toContain(`const USER = ${workerImage.user};`);
  });
});
