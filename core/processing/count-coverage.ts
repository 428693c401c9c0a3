import type { BodyProduct } from '#core/ifc';
import type { Coverage, CoverageCounts, GeometryFailure } from '#core/model';
import type { CollectedGeometry } from './collect-geometry.ts';

/** Says of every expected product what became of it: produced, failed with a reason, or empty. */
export function countCoverage(expected: Iterable<BodyProduct>, geometry: CollectedGeometry): Coverage {
  const elements = noCounts();
  const spaces = noCounts();
  const byClass = new Map<string, CoverageCounts>();
  const failures: GeometryFailure[] = [];
  for (const { isSpace, ...product } of expected) {
    const failure = geometry.failures.get(product.expressId);
    const outcome = geometry.elements.has(product.expressId) ? 'produced' : failure ? 'failed' : 'empty';
    const ofClass = byClass.get(product.class) ?? noCounts();
    byClass.set(product.class, ofClass);
    for (const counts of [isSpace ? spaces : elements, ofClass]) {
      counts.expected++;
      counts[outcome]++;
    }
    if (failure) failures.push({ ...product, code: failure.code, reason: failure.reason });
  }
  return { ...elements, spaces, byClass: Object.fromEntries([...byClass].sort()), failures };
}

function noCounts(): CoverageCounts {
  return { expected: 0, produced: 0, failed: 0, empty: 0 };
}
