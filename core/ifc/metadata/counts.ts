import type { ModelCounts } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';

/** Counts of instances by class, in order of their first occurrence. A class the schema lacks keeps its keyword. */
export function countInstances(file: IfcFile): ModelCounts {
  const productKeywords = file.schema.subtypes('IfcProduct');
  const byClass: Record<string, number> = {};
  const instancesByClass: Record<string, number> = {};
  let products = 0;
  for (const keyword of file.step.keywords) {
    const count = file.step.countOf(keyword);
    const name = keyword === '' ? '(complex instance)' : (file.schema.entity(keyword)?.name ?? keyword);
    instancesByClass[name] = count;
    if (!productKeywords.has(keyword)) continue;
    byClass[name] = count;
    products += count;
  }
  return { instances: file.step.count, products, byClass, instancesByClass };
}
