import type { BaseQuantity, BodyProduct } from '#core/ifc';
import type { QuantityAgreement, QuantityDeviation, StatedQuantities } from '#core/model';

/** What is at most so far away from what is stated counts as equal. */
const TOLERANCE = 0.01;
const MOST_LISTED = 100;

/** Counts how far measured quantities are from stated ones. */
export class QuantityTally {
  readonly #byClass = new Map<string, Map<string, QuantityAgreement>>();
  readonly #leftOut = new Map<string, number>();
  readonly #deviations: QuantityDeviation[] = [];
  #compared = 0;
  #within = 0;

  /** @param reason a few words, the same for all of a kind. */
  leaveOut(reason: string): void {
    this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1);
  }

  compare(product: BodyProduct, { name: quantity, kind, value: stated }: BaseQuantity, measured: number): void {
    const deviation = deviationOf(stated, measured);
    const agreement = this.#agreement(product.class, quantity);
    agreement.compared++;
    this.#compared++;
    if (Math.abs(deviation) > Math.abs(agreement.worst)) agreement.worst = deviation;
    if (Math.abs(deviation) <= TOLERANCE) {
      agreement.within++;
      this.#within++;
      return;
    }
    const { expressId, globalId, class: className, name } = product;
    const unit = kind === 'volume' ? 'm³' : 'm²';
    this.#deviations.push({ expressId, globalId, class: className, name, quantity, unit, stated, measured, deviation });
  }

  /** Undefined where nothing was stated. */
  total(): StatedQuantities | undefined {
    if (this.#compared === 0 && this.#leftOut.size === 0) return undefined;
    const worstFirst = this.#deviations.sort(
      (a, b) => Math.abs(b.deviation) - Math.abs(a.deviation) || a.expressId - b.expressId,
    );
    return {
      compared: this.#compared,
      within: this.#within,
      byClass: Object.fromEntries(
        byName(this.#byClass).map(([className, quantities]) => [className, Object.fromEntries(byName(quantities))]),
      ),
      leftOut: Object.fromEntries(byName(this.#leftOut)),
      deviations: worstFirst.slice(0, MOST_LISTED),
    };
  }

  #agreement(className: string, quantity: string): QuantityAgreement {
    const quantities = this.#byClass.get(className) ?? new Map<string, QuantityAgreement>();
    this.#byClass.set(className, quantities);
    const agreement = quantities.get(quantity) ?? { compared: 0, within: 0, worst: 0 };
    quantities.set(quantity, agreement);
    return agreement;
  }
}

function deviationOf(stated: number, measured: number): number {
  if (stated === 0) return measured === 0 ? 0 : 1;
  return (measured - stated) / stated;
}

function byName<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
