/**
 * Does something with each item, begun in their order, with so many at once at the most. Where one fails, none is begun any
 * more, and those under way are waited for.
 *
 * @throws what the first in their order has failed with.
 */
export async function fewAtOnce<Item>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  try {
    for (const item of items) {
      if (underWay.length === most) await underWay.shift();
      const working = work(item);
      working.catch(() => undefined); // thrown where it is awaited
      underWay.push(working);
    }
    for (const working of underWay) await working;
  } finally {
    await Promise.allSettled(underWay);
  }
}
