import type { BodyProduct } from '#core/ifc';
import type { Coverage, CoverageCounts, GeometryFailure } from '#core/model';
import type { CollectedGeometry } from './geometry-feed.ts';

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
    if (!failure) continue;
    const { code, reason } = failure;
    const isShown = geometry.placeholders.has(product.expressId);
    failures.push({ ...product, code, reason, ...(isShown && { placeholder: true as const }) });
  }
  const placeholders = failures.filter(({ placeholder }) => placeholder);
  return {
    ...elements,
    spaces,
    byClass: Object.fromEntries([...byClass].sort()),
    failures,
    ...(placeholders.length > 0 && { placeholders: countedBy(placeholders.map(({ code }) => code)) }),
    ...(geometry.declined.size > 0 && { declined: countedBy(geometry.declined.values()) }),
  };
}

function countedBy(reasons: Iterable<string>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Object.fromEntries([...counts].sort());
}

function noCounts(): CoverageCounts {
  return { expected: 0, produced: 0, failed: 0, empty: 0 };
}
