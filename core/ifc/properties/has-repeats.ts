/** Longer lists are looked through by a Set. */
const SHORT_LIST = 24;

/** Whether one of the first `count` ids stands there twice. */
export function hasRepeats(ids: readonly number[], count: number): boolean {
  if (count > SHORT_LIST) return new Set(ids.slice(0, count)).size < count;
  for (let at = 1; at < count; at++) {
    for (let before = 0; before < at; before++) if (ids[before] === ids[at]) return true;
  }
  return false;
}
