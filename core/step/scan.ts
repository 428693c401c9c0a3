import { type Diagnostics, Refusal } from '#core/model';
import * as is from './characters.ts';
import type { InstanceScanner } from './instance-scanner.ts';
import { type KeywordTable, NO_KEYWORD, TOO_MANY_KEYWORDS } from './keywords.ts';
import { nextStatement } from './recovery.ts';
import * as finding from './scan-findings.ts';
import { type Damage, INCOMPLETE, StatementEnds } from './statement-end.ts';
import type { StepIndex } from './step-index.ts';

/** A statement that is no instance: `HEADER`, `FILE_NAME(...)`, `ENDSEC`. `bytes[start, end)` is all of it. */
export interface KeywordStatement {
  readonly keyword: string;
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Byte offset of `start` in the file. */
  readonly offset: number;
}

/** `bytes[start, end)` are to be scanned; `bytes[end]` must exist and be zero, and nothing stands behind it. */
export interface Stretch {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Where `bytes` begin in the file. */
  readonly base: number;
  /** No more bytes will come, so what is incomplete now is truncated. */
  readonly last: boolean;
}

/** What the scanner may meet: instances, too, in a data section; anything at all in sections that are passed over. */
export type Content = 'keywords' | 'instances' | 'anything';

/** What the scanner needs of its owner. */
export interface ScanTarget {
  readonly index: StepIndex;
  readonly keywords: KeywordTable;
  /** Reads what is plain, where the bytes are in its memory. */
  readonly instances: InstanceScanner;
  readonly diagnostics: Diagnostics;
  /** Whether the statement belongs where it stands; where not, it is reported as garbage. */
  keywordStatement(statement: KeywordStatement): boolean;
}

/**
 * Finds the statements of an exchange structure (ISO 10303-21, 5) in the bytes as they come: instances go into the
 * index, other statements to the target, the rest into diagnostics.
 */
export class StatementScanner {
  content: Content = 'keywords';
  /** Byte offset in the file of a comment that has not ended yet; -1 for none. */
  openComment = -1;
  readonly #target: ScanTarget;
  readonly #ends = new StatementEnds();
  #bytes: Buffer = Buffer.alloc(0);
  #end = 0;
  #base = 0;
  #last = false;
  /** What is being skipped, as long as nothing sound has followed: one stretch is one finding. */
  #skipped: finding.ScanFinding | undefined;

  constructor(target: ScanTarget) {
    this.#target = target;
  }

  /** Reads a stretch and answers where in it that begins which is not done with: it must come again with more behind it. */
  scan({ bytes, start, end, base, last }: Stretch): number {
    this.#bytes = bytes;
    this.#end = end;
    this.#base = base;
    this.#last = last;
    this.#ends.reset(bytes, end, last);
    let at = this.openComment < 0 ? start : this.#closeComment(start);
    let careful = INCOMPLETE;
    while (at < end && this.openComment < 0) {
      const byte = bytes[at] ?? 0;
      if (byte <= is.SPACE) {
        at++;
        continue;
      }
      const isInstance = byte === is.HASH && this.content === 'instances';
      if (isInstance && at !== careful) {
        at = careful = this.#plainInstances(at);
        continue;
      }
      const next = isInstance ? this.#instance(at) : this.#other(at);
      if (next === INCOMPLETE) return last ? this.#truncated(at) : at;
      at = next;
    }
    return at;
  }

  /** Behind the instances from `start` on that are plainly written: often all that the bytes at hand have. */
  #plainInstances(start: number): number {
    const { instances, index } = this.#target;
    if (this.#bytes.buffer !== instances.memory) return start;
    const at = instances.scan(start, this.#end, this.#base, index);
    if (at > start) this.#skipped = undefined;
    return at;
  }

  /** `#id = KEYWORD(...);` or `#id = (A(...) B(...));`. Answers where the next statement may begin. */
  #instance(start: number): number {
    const bytes = this.#bytes;
    let at = start + 1;
    let id = 0;
    let digit = (bytes[at] ?? 0) - is.ZERO;
    while (digit >= 0 && digit <= 9) {
      id = id * 10 + digit;
      digit = (bytes[++at] ?? 0) - is.ZERO;
    }
    const hasDigits = at > start + 1;
    if (bytes[at] !== is.EQUALS) at = this.#ends.skipSpace(at);
    if (at === INCOMPLETE || at === this.#end) return INCOMPLETE;
    if (!hasDigits || bytes[at] !== is.EQUALS) return this.#garbage(start);
    at++;
    if ((bytes[at] ?? 0) <= is.SPACE || bytes[at] === is.SLASH) at = this.#ends.skipSpace(at);
    if (at === INCOMPLETE || at === this.#end) return INCOMPLETE;
    const { keywords } = this.#target;
    const type = keywords.read(bytes, at, this.#end);
    let open = keywords.end;
    this.#tell(at, open, type);
    if (bytes[open] !== is.OPEN) open = this.#ends.skipSpace(open);
    if (open === INCOMPLETE || open === this.#end) return INCOMPLETE;
    if (bytes[open] !== is.OPEN || type === NO_KEYWORD) return this.#noInstance(start, at);
    const end = this.#ends.find(open + 1);
    if (end !== INCOMPLETE) this.#take(start, end, id, type);
    return end;
  }

  /** Has instances with the keyword in `bytes[start, end)` read as plain ones from now on. */
  #tell(start: number, end: number, type: number): void {
    const { instances } = this.#target;
    if (type >= 0 && this.#bytes.buffer === instances.memory) instances.know(start, end, type);
  }

  #take(start: number, end: number, id: number, type: number): void {
    this.#skipped = undefined;
    if (this.#ends.damage !== undefined) this.#reportDamage(this.#ends.damage, start, end, id);
    if (type === TOO_MANY_KEYWORDS) this.#report(start, end, finding.tooManyTypes, id);
    else if (id > 0xffffffff) this.#report(start, end, finding.idOutOfRange);
    else {
      if (id === 0) this.#report(start, end, finding.zeroId, id);
      const { index } = this.#target;
      if (this.#ends.damage !== undefined) index.damagedRows.push(index.count);
      index.add(id, this.#base + start, end - start, type);
    }
  }

  /** What stands behind `#id =` is no record. */
  #noInstance(start: number, at: number): number {
    if (this.#bytes[at] === is.AMPERSAND) {
      if (at + 6 > this.#end && !this.#last) return INCOMPLETE;
      const word = this.#bytes.toString('latin1', at, at + 6);
      if (word.toUpperCase() === '&SCOPE') throw new Refusal(scopeUnsupported(this.#base + start, word));
    }
    return this.#garbage(start);
  }

  /** Comments, keyword statements, what is passed over and garbage. */
  #other(start: number): number {
    const bytes = this.#bytes;
    if (bytes[start] === is.SLASH && bytes[start + 1] === is.ASTERISK) {
      this.openComment = this.#base + start;
      return this.#closeComment(start + 2);
    }
    if (bytes[start] === is.SEMICOLON) return this.#skip(start, start + 1, finding.emptyStatement);
    if (!is.isKeywordStart(bytes[start])) return this.#noStatement(start);
    let at = start + 1;
    while (is.KEYWORD_PART[bytes[at] ?? 0] === 1 || bytes[at] === is.MINUS) at++;
    const end = this.#ends.findBehindKeyword(at);
    if (end === INCOMPLETE) return INCOMPLETE;
    const keyword = bytes.toString('latin1', start, at).toUpperCase();
    const taken = this.#target.keywordStatement({ keyword, bytes, start, end, offset: this.#base + start });
    if (!taken) return this.#noStatement(start);
    this.#skipped = undefined;
    // A signature's content follows its keyword without a `;` (14.2).
    if (this.#ends.damage !== undefined && keyword !== 'SIGNATURE') this.#reportDamage(this.#ends.damage, start, end);
    return end;
  }

  #noStatement(start: number): number {
    return this.content === 'anything' ? this.#ends.find(start + 1) : this.#garbage(start);
  }

  #garbage(start: number): number {
    const next = nextStatement(this.#bytes, start, this.#end, this.#last);
    if (next === this.#end && !this.#last) return INCOMPLETE;
    return this.#skip(start, next, finding.garbage);
  }

  #skip(start: number, end: number, what: finding.ScanFinding): number {
    if (this.#skipped !== what && this.#skipped !== finding.garbage) {
      this.#report(start, end, what);
      this.#skipped = what;
    }
    return end;
  }

  /** Behind the end of the open comment; without one, behind all but the last byte, which may be half of that end. */
  #closeComment(from: number): number {
    const close = this.#bytes.indexOf('*/', from, 'latin1');
    if (close === -1 || close + 2 > this.#end) return this.#last ? this.#end : Math.max(from, this.#end - 1);
    this.openComment = -1;
    this.#skipped = undefined;
    return close + 2;
  }

  #truncated(start: number): number {
    if (this.#ends.openComment >= 0) this.openComment = this.#base + this.#ends.openComment;
    else this.#report(start, this.#end, finding.truncatedStatement);
    return this.#end;
  }

  #reportDamage({ kind, at }: Damage, start: number, end: number, id?: number): void {
    if (kind === 'unterminated-string') this.#report(at, end, finding.unterminatedString, id);
    else this.#report(Math.max(start, at - EXCERPT_BYTES), at, finding.missingSemicolon, id, at);
  }

  /** `bytes[start, end)` is what was found, `place` where in it. */
  #report(start: number, end: number, what: finding.ScanFinding, expressId?: number, place = start): void {
    const found = this.#bytes.toString('latin1', start, Math.min(end, start + EXCERPT_BYTES)).trimEnd();
    const at = { byte: this.#base + place, ...(expressId !== undefined && { expressId }) };
    this.#target.diagnostics.add({ ...what, at, found });
  }
}

const EXCERPT_BYTES = 100;

function scopeUnsupported(byte: number, found: string) {
  return {
    code: 'step/scope-unsupported',
    severity: 'error',
    message: 'The file uses &SCOPE, which the standard has withdrawn and IFC never allowed.',
    at: { byte },
    found,
    remedy: 'Export the model again without scoped instances.',
  } as const;
}
