import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesSource, decodeAll } from '../../support/step.ts';
import { instances, style } from '../../support/step-arbitraries.ts';
import { writeStep } from '../../support/step-writer.ts';
import { openCut } from './open-cut.ts';

describe('a well-formed exchange structure', () => {
  it('is read as it was written, however it is spaced, commented, escaped and cut into pages', async () => {
    await fc.assert(
      fc.asyncProperty(instances, style, fc.integer({ min: 1, max: 200 }), fc.boolean(), async (...given) => {
        const [written, how, pageBytes, isHeld] = given;
        const { step, diagnostics } = await openCut(bytesSource(writeStep(written, how)), pageBytes, isHeld);
        expect(diagnostics.findings).toEqual([]);
        expect(decodeAll(step)).toEqual(new Map(written.map(({ id, values }) => [id, values])));
        expect(written.map(({ id }) => step.keywordOf(id))).toEqual(written.map(({ keyword }) => keyword));
        expect([...step.index.ids.subarray(0, step.count)]).toEqual(written.map(({ id }) => id));
        expect(step.header.schemaIdentifiers).toEqual(['IFC4']);
      }),
      { numRuns: 300 },
    );
  });
});
