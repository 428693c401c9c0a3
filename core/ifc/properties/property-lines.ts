import { PlainStatement } from '#core/step';
import { mostArtifactBytes } from '../artifact-size.ts';
import type { IfcFile } from '../ifc-file.ts';
import { JsonBytes } from '../json-bytes.ts';
import type { Relations } from '../relations.ts';
import type { EntityDefinition } from '../schema/index.ts';
import type { Units } from '../units.ts';
import { type PropertyText, PropertyTexts } from './lines/property-texts.ts';
import { SetLines } from './lines/set-lines.ts';
import { SetNames } from './lines/set-names.ts';
import { mergeProperties, type SetGroup } from './merge-sets.ts';
import { ObjectSets, setHead } from './object-sets.ts';
import type { AssignedSets } from './set-owners.ts';
import { ValueTypes } from './value-types.ts';

const PROGRESS_EVERY = 1024;
/** What an object's line has beside its sets, at the most. */
const MOST_HEAD_BYTES = 512;

const ID = Buffer.from('{"expressId":');
const GLOBAL_ID = Buffer.from(',"globalId":');
const NULL = Buffer.from('null');
const END = Buffer.from(']}\n');

/** The objects of one class. */
interface OwnerClass {
  readonly isType: boolean;
  /** -1 where the class has none. */
  readonly globalId: number;
  readonly head: Uint8Array;
}

/**
 * `properties.ndjson`: each line an `ObjectProperties` as JSON, for everything in the file that has sets, in chunks of
 * UTF-8 that end anywhere. The same as `JSON.stringify` of the records of `PropertyRecords`, but several times faster: see
 * `SetLines`.
 *
 * @param onProgress how many objects, types, materials and profiles have been looked at.
 */
export function* propertyLines(
  file: IfcFile,
  relations: Relations,
  units: Units,
  onProgress: (owners: number) => void = () => undefined,
): Generator<Uint8Array> {
  const lines = new PropertyLines(file, relations, units);
  let done = 0;
  for (const [definition, ids] of lines.owners()) {
    const ownerClass = lines.classOf(definition);
    for (const id of ids) {
      if (++done % PROGRESS_EVERY === 0) onProgress(done);
      lines.write(id, ownerClass);
      if (lines.out.hasFull) yield* lines.out.take();
    }
  }
  onProgress(done);
  yield* lines.out.finish();
}

class PropertyLines {
  readonly out = new JsonBytes();
  readonly #file: IfcFile;
  readonly #sets: ObjectSets<PropertyText>;
  readonly #lines: SetLines;
  readonly #statement = new PlainStatement();
  readonly #names: SetNames;
  readonly #assigned: AssignedSets = { ids: [], fromType: 0 };
  readonly #most: number;
  #reported = false;

  constructor(file: IfcFile, relations: Relations, units: Units) {
    const types = new ValueTypes(units);
    const texts = new PropertyTexts(file, types);
    this.#file = file;
    this.#sets = new ObjectSets(file, relations, types, texts);
    this.#lines = new SetLines({ file, types, sets: this.#sets, texts }, this.out);
    this.#names = new SetNames(file);
    this.#most = mostArtifactBytes(file);
  }

  /** All that can have sets, class by class. */
  owners(): [EntityDefinition, Uint32Array][] {
    const { schema, step } = this.#file;
    return this.#sets.owners.keywords().flatMap((keyword) => {
      const definition = schema.entity(keyword);
      return definition ? [[definition, step.ids(keyword)]] : [];
    });
  }

  classOf(definition: EntityDefinition): OwnerClass {
    return {
      isType: this.#file.schema.isA(definition.keyword, 'IfcTypeObject'),
      globalId: definition.position('GlobalId'),
      head: Buffer.from(`,"class":"${definition.name}","sets":[`),
    };
  }

  /** The line of an object, if it has sets. */
  write(id: number, ownerClass: OwnerClass): void {
    const assigned = this.#assigned;
    const count = this.#sets.owners.plainly(id, ownerClass.isType, assigned);
    if (count === 0) return;
    const { ids, fromType } = assigned;
    const isPlain = count > 0 && this.#areSets(ids, count) && this.#names.areApart(ids, fromType, count);
    if (!isPlain || this.out.written > this.#most || !this.#writeHead(id, ownerClass)) {
      this.#writeGroups(id);
      return;
    }
    for (let at = 0; at < count; at++) {
      this.out.reserve(1);
      if (at > 0) this.out.comma();
      this.#lines.write(ids[at] ?? 0, ownerClass.isType || at < fromType ? 'type' : 'occurrence');
    }
    this.out.reserve(END.length);
    this.out.bytes(END);
  }

  #areSets(ids: readonly number[], count: number): boolean {
    const { step } = this.#file;
    for (let at = 0; at < count; at++) {
      if (!this.#sets.reader.isSet(step.keywords[step.typeOf(ids[at] ?? 0)] ?? '')) return false;
    }
    return true;
  }

  /** False, with nothing written, where the GlobalId is not plainly written. */
  #writeHead(id: number, { globalId, head }: OwnerClass): boolean {
    const { out } = this;
    const statement = this.#statement;
    if (!this.#file.step.locate(id, statement)) return false;
    const start = statement.starts[globalId] ?? 0;
    const end = statement.ends[globalId] ?? 0;
    const hasGlobalId = globalId >= 0 && !statement.isAbsent(globalId);
    if (hasGlobalId && !statement.isBareText(globalId)) return false;
    out.reserve(MOST_HEAD_BYTES + end - start);
    out.bytes(ID);
    out.uint(id);
    out.bytes(GLOBAL_ID);
    if (hasGlobalId) out.bare(statement.bytes, start + 1, end - 1);
    else out.bytes(NULL);
    out.bytes(head);
    return true;
  }

  /** The same where sets have to be put together, or something is to be reported. */
  #writeGroups(id: number): void {
    const groups = this.#sets.of(id);
    const entity = groups.length === 0 ? undefined : this.#file.entity(id);
    if (entity === undefined) return;
    const { out } = this;
    const globalId = JSON.stringify(entity.text('GlobalId') ?? null);
    out.text(`{"expressId":${id},"globalId":${globalId},"class":"${entity.class}","sets":[`);
    const isTooMuch = out.written > this.#most;
    if (isTooMuch && !this.#reported) reportTooMuch(this.#file, id);
    this.#reported = isTooMuch;
    groups.forEach((group, at) => {
      if (at > 0) out.text(',');
      this.#writeGroup(isTooMuch ? withoutProperties(group) : group);
    });
    out.text(']}\n');
  }

  #writeGroup(group: SetGroup<PropertyText>): void {
    const { out } = this;
    out.text(`${JSON.stringify(setHead(group)).slice(0, -1)},"properties":[`);
    mergeProperties(group).forEach(({ property: { text }, source }, at) => {
      if (at > 0) out.text(',');
      out.text(source === undefined ? text : `${text.slice(0, -1)},"source":"${source}"}`);
    });
    out.text(']}');
  }
}

function withoutProperties<P>(group: SetGroup<P>): SetGroup<P> {
  return group.map((set) => ({ ...set, content: { ...set.content, properties: [] } }));
}

function reportTooMuch(file: IfcFile, id: number): void {
  file.diagnostics.add({
    code: 'ifc/too-many-values',
    severity: 'error',
    message: 'Objects share property sets so often that their values take many times the size of the file.',
    at: file.step.placeOf(id),
    remedy: 'From this object on, sets were listed without their properties.',
  });
}
