import { ObjectProperties } from '#core/model';

/** A set of one object. */
export interface SetText {
  readonly source: string;
  /** The instances that it is made of, with commas between. */
  readonly expressIds: string;
  /** The rest of it, as JSON behind its `{`: what those who have the same set have in common. */
  readonly definition: string;
}

/** A line of `properties.ndjson`. */
export interface ObjectLine {
  readonly expressId: number;
  readonly class: string;
  readonly sets: readonly SetText[];
}

const Head = ObjectProperties.pick({ expressId: true, class: true });
const SETS = ',"sets":[';
/** How a set begins, and nothing else: of properties `source` is the last key. No text has a quote that is not escaped. */
const SET = '{"source":"';
const NEXT = `},${SET}`;
const IDS = ',"expressIds":[';
const idList = /^\d+(?:,\d+)*$/;

/**
 * Cuts a line into its sets without reading them: what a set says is the same text here as where `SetCutter` finds it, for
 * those lines that it leaves.
 *
 * @throws where the line is none of `properties.ndjson`; what is wrong inside a set is left to those who read it.
 */
export function objectLine(line: string): ObjectLine {
  return cutLine(line) ?? parsedLine(line);
}

/** Undefined where the keys of the line are in another order than that of `propertyLines`. */
function cutLine(line: string): ObjectLine | undefined {
  const at = line.indexOf(SETS);
  if (at === -1 || !line.endsWith('}]}')) return undefined;
  const sets: SetText[] = [];
  const end = line.length - ']}'.length;
  for (let from = at + SETS.length; from < end; ) {
    const next = line.indexOf(NEXT, from);
    const to = next === -1 ? end : next + 1;
    const set = cutSet(line.slice(from, to));
    if (set === undefined) return undefined;
    sets.push(set);
    from = to + 1;
  }
  const { expressId, class: className } = Head.parse(JSON.parse(`${line.slice(0, at)}}`));
  return { expressId, class: className, sets };
}

function cutSet(text: string): SetText | undefined {
  const sourceEnd = text.indexOf('",', SET.length);
  const idsAt = text.indexOf(IDS);
  if (!text.startsWith(SET) || sourceEnd === -1 || idsAt < sourceEnd) return undefined;
  const idsEnd = text.indexOf(']', idsAt);
  const expressIds = text.slice(idsAt + IDS.length, idsEnd);
  if (!idList.test(expressIds)) return undefined;
  const source = text.slice(SET.length, sourceEnd);
  return { source, expressIds, definition: text.slice(sourceEnd + 2, idsAt) + text.slice(idsEnd + 1) };
}

function parsedLine(line: string): ObjectLine {
  const { expressId, class: className, sets } = ObjectProperties.parse(JSON.parse(line));
  const texts = sets.map(({ source, expressIds, ...definition }) => {
    return { source, expressIds: expressIds.join(), definition: JSON.stringify(definition).slice(1) };
  });
  return { expressId, class: className, sets: texts };
}
