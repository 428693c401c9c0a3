import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isAsExpected } from '../../bench/hostile/expected.ts';
import { hostileArchives, hostileShapes, hostileTexts } from '../../bench/hostile/files.ts';
import { knottedFiles } from '../../bench/hostile/knotted-files.ts';
import { processFile } from '../../bench/hostile/process-file.ts';
import { writeContent } from '../../bench/hostile/write-file.ts';
import { temporaryFolder } from '../support/plinth.ts';

const small = [...hostileTexts, ...hostileArchives, ...hostileShapes, ...knottedFiles].filter(
  ({ isLarge }) => isLarge !== true,
);

describe('a hostile file', () => {
  it.each(small.map((file) => [file.name, file] as const))('is answered as documented: %s', async (_, file) => {
    const path = join(temporaryFolder(), 'hostile.ifc');
    writeContent(path, file.content());
    const answer = await processFile(path, 60_000);
    expect({ answer, isAsExpected: isAsExpected({ file, answer }) }).toMatchObject({ isAsExpected: true });
    expect(answer.peakMB).toBeLessThan(1024);
  });
});
