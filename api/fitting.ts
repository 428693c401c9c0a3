/**
 * A function of AWS Lambda answers with 6 MB at most, and API Gateway takes its answer as a text within JSON. The rest is
 * for headers and what is round a list.
 */
const MOST_BYTES = 5 * 2 ** 20;

/** As many items from the start of a list as go into one answer, in both editions. */
export function fitting<Item>(items: readonly Item[], mostBytes = MOST_BYTES): readonly Item[] {
  let bytes = 0;
  const end = items.findIndex((item) => {
    bytes += bytesOf(item);
    return bytes > mostBytes;
  });
  return end < 0 ? items : items.slice(0, end);
}

/** Of an item and its comma, written as JSON within JSON. */
const bytesOf = (item: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(item)));
