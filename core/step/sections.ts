import { type Diagnostics, Refusal } from '#core/model';
import { decodeArguments } from './decode.ts';
import { HeaderBuilder, isHeaderEntity, type StepHeader, wrongHeader } from './header.ts';
import type { Content, KeywordStatement } from './scan.ts';

type Section = 'before' | 'top' | 'header' | 'data' | 'passed-over' | 'after' | 'signature';

/**
 * Follows the sections of an exchange structure (ISO 10303-21, 5): where in it the reader stands, and which keyword
 * statement may come next. Edition 3's ANCHOR, REFERENCE and SIGNATURE sections are passed over.
 */
export class Sections {
  readonly #diagnostics: Diagnostics;
  readonly #header: HeaderBuilder;
  #section: Section = 'before';
  #dataSections = 0;

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
    this.#header = new HeaderBuilder(diagnostics);
  }

  /** What the current section may hold. */
  get content(): Content {
    return contents[this.#section];
  }

  /** Takes a statement that is no instance; false where it does not belong there. */
  enter(statement: KeywordStatement): boolean {
    const { keyword } = statement;
    const next = transitions[this.#section][keyword] ?? this.#withoutEndsec(statement);
    if (next !== undefined) {
      this.#section = next;
      if (next === 'data') this.#dataSections++;
      return true;
    }
    if (this.#section === 'top' && isHeaderEntity(keyword)) {
      this.#diagnostics.add({
        ...wrongHeader,
        message: `${keyword} stands outside of a HEADER section.`,
        at: { byte: statement.offset },
        found: keyword,
      });
      this.#section = 'header';
    }
    if (this.#section !== 'header') return false;
    this.#header.add(keyword, decodeArguments(statement, this.#diagnostics), statement.offset);
    return true;
  }

  /** Called at the end of the file; answers the header. */
  close(openComment: number, size: number): StepHeader {
    if (openComment >= 0) throw new Refusal(unterminatedComment(openComment));
    if (this.#dataSections === 0) throw new Refusal(noDataSection(this.#section));
    if (this.#section !== 'after') this.#diagnostics.add(truncatedFile(this.#section, size));
    return this.#header.build();
  }

  /** A section begins, or the file ends, inside of a section: where that leads; undefined where it is no such thing. */
  #withoutEndsec({ keyword, offset }: KeywordStatement): Section | undefined {
    if (transitions[this.#section]['ENDSEC'] !== 'top') return undefined;
    const next = transitions.top[keyword];
    if (next !== undefined) this.#diagnostics.add(missingEndsec(this.#section, keyword, offset));
    return next;
  }
}

/** Which keyword leads from which section to which; `top` is between two sections. */
const transitions: Record<Section, Readonly<Record<string, Section>>> = {
  before: { 'ISO-10303-21': 'top' },
  top: {
    HEADER: 'header',
    DATA: 'data',
    ANCHOR: 'passed-over',
    REFERENCE: 'passed-over',
    SIGNATURE: 'passed-over',
    'END-ISO-10303-21': 'after',
  },
  header: { ENDSEC: 'top' },
  data: { ENDSEC: 'top' },
  'passed-over': { ENDSEC: 'top' },
  after: { SIGNATURE: 'signature' },
  signature: { ENDSEC: 'after' },
};

const contents: Record<Section, Content> = {
  before: 'keywords',
  top: 'keywords',
  header: 'keywords',
  data: 'instances',
  'passed-over': 'anything',
  after: 'keywords',
  signature: 'anything',
};

function missingEndsec(section: Section, found: string, byte: number) {
  return {
    code: 'step/missing-endsec',
    severity: 'warning',
    message: `The ${section} section has no ENDSEC.`,
    at: { byte },
    found,
    remedy: 'It was ended where the next section begins. Check that no lines are missing there.',
  } as const;
}

function truncatedFile(section: Section, byte: number) {
  return {
    code: 'step/truncated',
    severity: 'error',
    message: `The file ends without END-ISO-10303-21${section === 'data' ? ', inside its data section' : ''}.`,
    at: { byte },
    remedy: 'Everything up to its end was read, but the rest is missing. Copy or export the file again.',
  } as const;
}

function unterminatedComment(byte: number) {
  return {
    code: 'step/unterminated-comment',
    severity: 'error',
    message: 'A comment begins here and never ends; everything behind it would be part of it.',
    at: { byte },
    remedy: 'Close the comment with */ or remove it.',
  } as const;
}

function noDataSection(section: Section) {
  return {
    code: 'step/no-data-section',
    severity: 'error',
    message: section === 'header' ? 'The file ends inside its header.' : 'The file has no DATA section.',
    at: {},
    remedy: 'Check that the file is complete, and export it again.',
  } as const;
}
