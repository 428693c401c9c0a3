import { mostArtifactBytes } from '../artifact-size.ts';
import type { ChunkRing } from '../chunk-ring.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';
import type { EntityDefinition } from '../schema/index.ts';
import type { Units } from '../units.ts';
import { NativeLines, type OwnerClass } from './lines/native-lines.ts';
import { type PropertyText, PropertyTexts } from './lines/property-texts.ts';
import { SetNames } from './lines/set-names.ts';
import { mergeProperties, type SetGroup } from './merge-sets.ts';
import { ObjectSets, setHead } from './object-sets.ts';
import type { AssignedSets } from './set-owners.ts';
import { ValueTypes } from './value-types.ts';

const PROGRESS_EVERY = 1024;

/**
 * `properties.ndjson`: each line an `ObjectProperties` as JSON, for everything in the file that has sets, in chunks of
 * UTF-8 that end anywhere; each may change when the next but one is asked for. The same as `JSON.stringify` of the records of `PropertyRecords`, but several times faster: see
 * `NativeLines`.
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
  let before = 0;
  for (const [definition, ids] of lines.owners()) {
    const ownerClass = lines.beginClass(definition);
    for (let at = 0; at < ids.length; ) {
      at = lines.writeSome(ids, at, ownerClass);
      onProgress(before + at);
      if (lines.out.hasFull) yield* lines.out.take();
    }
    before += ids.length;
  }
  onProgress(before);
  yield* lines.out.finish();
}

class PropertyLines {
  readonly out: ChunkRing;
  readonly #file: IfcFile;
  readonly #sets: ObjectSets<PropertyText>;
  readonly #lines: NativeLines;
  /** By a type's place in the file's keywords: 1 where it is a class of sets. */
  readonly #isSet: Uint8Array;
  readonly #names: SetNames;
  readonly #assigned: AssignedSets = { ids: [], fromType: 0 };
  readonly #most: number;
  #reported = false;

  constructor(file: IfcFile, relations: Relations, units: Units) {
    const types = new ValueTypes(units);
    const texts = new PropertyTexts(file, types);
    this.#file = file;
    this.#sets = new ObjectSets(file, relations, types, texts);
    this.#lines = new NativeLines({ file, types, sets: this.#sets, texts });
    this.out = this.#lines.out;
    this.#isSet = Uint8Array.from(file.step.keywords, (keyword) => (this.#sets.reader.isSet(keyword) ? 1 : 0));
    this.#names = new SetNames(file);
    this.#most = mostArtifactBytes(file);
  }

  /** All that can have sets, with its class; see `StepFile.idsInParts`. */
  owners(): Generator<readonly [definition: EntityDefinition, ids: Uint32Array]> {
    const { schema, step } = this.#file;
    const classes = this.#sets.owners.keywords().flatMap((keyword) => {
      const definition = schema.entity(keyword);
      return definition ? [[keyword, definition] as const] : [];
    });
    return step.idsInParts(new Map(classes));
  }

  beginClass(definition: EntityDefinition): OwnerClass {
    this.#lines.beginClass(definition);
    const isType = this.#file.schema.isA(definition.keyword, 'IfcTypeObject');
    return { isType, globalId: definition.position('GlobalId') };
  }

  /**
   * Writes lines from one object on, up to a full chunk, or of as many as are told of as progress; answers which is the
   * next. It is no part of the generator, whose compiled code V8 throws away when it goes on behind the loop.
   */
  writeSome(ids: Uint32Array, start: number, ownerClass: OwnerClass): number {
    const end = Math.min(ids.length, start + PROGRESS_EVERY);
    let at = start;
    while (at < end && !this.out.hasFull) this.#write(ids[at++] ?? 0, ownerClass);
    return at;
  }

  /** The line of an object, if it has sets. */
  #write(id: number, ownerClass: OwnerClass): void {
    const assigned = this.#assigned;
    const count = this.#sets.owners.plainly(id, ownerClass.isType, assigned);
    if (count === 0) return;
    const { ids, fromType } = assigned;
    const isPlain = count > 0 && this.#areSets(ids, count) && this.#names.areApart(ids, fromType, count);
    if (!isPlain || this.out.written > this.#most || !this.#lines.write(id, ownerClass, assigned, count)) {
      this.#writeGroups(id);
    }
  }

  #areSets(ids: readonly number[], count: number): boolean {
    for (let at = 0; at < count; at++) if (this.#isSet[this.#file.step.typeOf(ids[at] ?? 0)] !== 1) return false;
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
