import { expect, it } from '@jest/globals';
import { DirectTessellator, Shapes } from '#core/geometry';
import { IfcFile, Units } from '#core/ifc';
import { Diagnostics } from '#core/model';
import { ArgumentReader, openStep } from '#core/step';
import { handDerived } from '../../../../bench/kernel/hand-derived.ts';
import { corpusBytes, describeCorpus } from '../../../support/corpus.ts';
import { bytesSource } from '../../../support/step.ts';

/** A polygon of 360 corners has 0.005 % less area than its circle. */
const CHORDS = 1e-4;
/** So fine that chords do not matter. */
const segmentation = { fewest: 360, most: 360, fewestOfArc: 90, chordError: 1e-6 };

/** What these elements measure; nothing of those that are left to another engine. */
async function measured(name: string, elements: readonly number[]) {
  const source = bytesSource(corpusBytes(name), name);
  const diagnostics = new Diagnostics();
  const step = await openStep(source, { diagnostics });
  const { lengthToMetres, planeAngleToRadians } = Units.of(new IfcFile(step, diagnostics));
  const settings = { lengthToMetres, planeAngleToRadians, segmentation };
  const direct = new DirectTessellator(new ArgumentReader(source, step.index), settings, new Shapes());
  await direct.prepare();
  return elements.flatMap((element) => {
    const result = direct.tessellate(element);
    return result.status === 'produced' ? [result.geometry.measures] : [];
  });
}

describeCorpus('The direct path comes to what a person derives from the file', () => {
  it.each(handDerived)('for $elements of $file: $shape', async ({ file, elements, volume, area }) => {
    const found = await measured(file, elements);
    expect(found).toHaveLength(elements.length);
    for (const measures of found) {
      expect(Math.abs(measures.area / area - 1)).toBeLessThan(CHORDS);
      expect(measures.closed).toBe(volume !== undefined);
      if (volume !== undefined) expect(Math.abs(measures.volume / volume - 1)).toBeLessThan(CHORDS);
    }
  });
});
