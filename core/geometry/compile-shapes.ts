import { compileModules } from '#core/step';
import { faces } from './direct/faces.generated.ts';
import { fingerprint } from './direct/fingerprint/fingerprint.generated.ts';
import { readFaces } from './direct/read-faces.generated.ts';
import { measure } from './measure.generated.ts';
import { place } from './placing/place.generated.ts';

/**
 * Compiles what makes the shapes of every file, before the first is asked for: a tenth of all the time of a small file. What
 * gathers the links of large ones is left to these.
 */
export function compileShapes(): void {
  compileModules([faces, fingerprint, readFaces, measure, place]);
}
