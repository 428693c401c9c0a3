import type { Diagnostics } from '#core/model';
import { stepText } from './step-text.ts';
import type { StepValue } from './values.ts';

/** The header section (ISO 10303-21, 8.2); what a file leaves out is empty. */
export interface StepHeader {
  readonly description: readonly string[];
  readonly implementationLevel: string;
  readonly fileName: string;
  readonly timeStamp: string;
  readonly author: readonly string[];
  readonly organization: readonly string[];
  readonly preprocessorVersion: string;
  readonly originatingSystem: string;
  readonly authorization: string;
  readonly schemaIdentifiers: readonly string[];
}

type Field = { readonly name: keyof StepHeader; readonly list: boolean };
const text = (name: keyof StepHeader): Field => ({ name, list: false });
const texts = (name: keyof StepHeader): Field => ({ name, list: true });

/** The three header entities every file must have, with their attributes in order. */
const headerEntities: Readonly<Record<string, readonly Field[]>> = {
  FILE_DESCRIPTION: [texts('description'), text('implementationLevel')],
  FILE_NAME: [
    text('fileName'),
    text('timeStamp'),
    texts('author'),
    texts('organization'),
    text('preprocessorVersion'),
    text('originatingSystem'),
    text('authorization'),
  ],
  FILE_SCHEMA: [texts('schemaIdentifiers')],
};

export function isHeaderEntity(keyword: string): boolean {
  return keyword in headerEntities;
}

/** What every finding about the header has in common. */
export const wrongHeader = {
  code: 'step/wrong-header',
  severity: 'warning',
  remedy: 'What could be read of the header was kept.',
} as const;

/** Entities of edition 2 and 3 that may stand in the header and that Plinth does not need. */
const optionalEntities = new Set(['FILE_POPULATION', 'SECTION_LANGUAGE', 'SECTION_CONTEXT', 'SCHEMA_POPULATION']);

/** Collects the header's statements, reporting what is missing, doubled or of a wrong kind as `step/wrong-header`. */
export class HeaderBuilder {
  readonly #diagnostics: Diagnostics;
  readonly #seen = new Set<string>();
  readonly #fields: Partial<Record<keyof StepHeader, string | readonly string[]>> = {};

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  add(keyword: string, values: readonly StepValue[], byte: number): void {
    const fields = headerEntities[keyword];
    if (fields === undefined) {
      const known = optionalEntities.has(keyword) || keyword.startsWith('!');
      if (!known) this.#report(`${keyword} is no header entity.`, keyword, byte);
      return;
    }
    if (this.#seen.has(keyword)) {
      this.#report(`${keyword} stands twice in the header.`, keyword, byte);
      return;
    }
    this.#seen.add(keyword);
    if (values.length !== fields.length) {
      this.#report(
        `${keyword} should have ${fields.length} attributes, not ${values.length}.`,
        stepText([...values]),
        byte,
      );
    }
    fields.forEach((field, position) => {
      this.#set(keyword, field, values[position], byte);
    });
  }

  build(): StepHeader {
    for (const keyword of Object.keys(headerEntities)) {
      if (!this.#seen.has(keyword)) this.#report(`The header has no ${keyword}.`, keyword, undefined);
    }
    const line = (name: keyof StepHeader) => (typeof this.#fields[name] === 'string' ? this.#fields[name] : '');
    const lines = (name: keyof StepHeader) => (Array.isArray(this.#fields[name]) ? this.#fields[name] : []);
    return {
      description: lines('description'),
      implementationLevel: line('implementationLevel'),
      fileName: line('fileName'),
      timeStamp: line('timeStamp'),
      author: lines('author'),
      organization: lines('organization'),
      preprocessorVersion: line('preprocessorVersion'),
      originatingSystem: line('originatingSystem'),
      authorization: line('authorization'),
      schemaIdentifiers: lines('schemaIdentifiers'),
    };
  }

  #set(keyword: string, { name, list }: Field, value: StepValue | undefined, byte: number): void {
    const strings = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
    if (list && Array.isArray(value) && strings?.length === value.length) this.#fields[name] = strings;
    else if (!list && typeof value === 'string') this.#fields[name] = value;
    else if (value !== undefined) {
      const expected = list ? 'a list of strings' : 'a string';
      this.#report(`${keyword}: ${name} should be ${expected}.`, stepText(value), byte);
      if (list) this.#fields[name] = typeof value === 'string' ? [value] : (strings ?? []);
    }
  }

  #report(message: string, found: string, byte: number | undefined): void {
    this.#diagnostics.add({ ...wrongHeader, message, at: byte === undefined ? {} : { byte }, found });
  }
}
