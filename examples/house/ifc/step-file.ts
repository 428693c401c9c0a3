import { type Ref, render, type Value } from './step-text.ts';

/** What the header section of the file says (ISO 10303-21, 8.2). */
export interface Header {
  readonly fileName: string;
  /** ISO 8601, without a zone. */
  readonly timeStamp: string;
  readonly author: string;
  readonly organization: string;
  readonly preprocessor: string;
  readonly originatingSystem: string;
}

/** The instances of an IFC4 file in the order they were added. */
export class StepFile {
  readonly #instances: string[] = [];
  readonly #sharedInstances = new Map<string, Ref>();

  /** Adds an instance of `type` with its attributes in schema order. */
  add(type: string, ...values: Value[]): Ref {
    this.#instances.push(instanceText(type, values));
    return { id: this.#instances.length };
  }

  /** Like `add`, but an equal instance is written once: points, directions, profiles, units, properties. */
  share(type: string, ...values: Value[]): Ref {
    const text = instanceText(type, values);
    const known = this.#sharedInstances.get(text);
    if (known) return known;
    const added = this.add(type, ...values);
    this.#sharedInstances.set(text, added);
    return added;
  }

  /** The complete file. One instance per line. */
  toText(header: Header): string {
    const { fileName, timeStamp, author, organization, preprocessor, originatingSystem } = header;
    return [
      'ISO-10303-21;',
      'HEADER;',
      `${instanceText('FILE_DESCRIPTION', [['ViewDefinition [notYetAssigned]'], '2;1'])};`,
      `${instanceText('FILE_NAME', [fileName, timeStamp, [author], [organization], preprocessor, originatingSystem, ''])};`,
      `${instanceText('FILE_SCHEMA', [['IFC4']])};`,
      'ENDSEC;',
      'DATA;',
      ...this.#instances.map((text, index) => `#${index + 1}=${text};`),
      'ENDSEC;',
      'END-ISO-10303-21;',
      '',
    ].join('\n');
  }
}

function instanceText(type: string, values: readonly Value[]): string {
  return `${type}(${values.map(render).join(',')})`;
}
