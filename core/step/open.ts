import { type Diagnostics, Refusal } from '#core/model';
import type { ByteSource, Digest } from '#core/ports';
import { MOST_HELD_BYTES } from './bytes.ts';
import { KeywordTable } from './keywords.ts';
import { NativeReader } from './native-reader.ts';
import { refuseWhatIsNotStep } from './not-step.ts';
import { usualPaging } from './pages.ts';
import { plainDigest } from './plain-digest.ts';
import { StatementScanner } from './scan.ts';
import { ScanWindow, WINDOW_PAGES } from './scan-window.ts';
import { Sections } from './sections.ts';
import { StepFile } from './step-file.ts';
import { StepIndex } from './step-index.ts';

export interface OpenOptions {
  /** Receives what is wrong in the file. */
  readonly diagnostics: Diagnostics;
  /** Told the number of bytes read, about once per 4 MiB. */
  readonly onProgress?: (bytesRead: number) => void;
  /** Of the file's bytes: SHA-256. @default computed by the caller's thread, a quarter of all the time */
  readonly digest?: Digest;
  readonly signal?: AbortSignal;
}

/** Enough to tell what kind of file it is. */
const BEGINNING_BYTES = 1 << 16;
/** A guess that is rarely too small: real files have 60 to 120 bytes per instance. */
const BYTES_PER_INSTANCE = 45;

/**
 * Opens an exchange structure (ISO 10303-21): one pass over the bytes gives the header and the index of all instances;
 * instances are decoded when they are asked for.
 *
 * @throws Refusal where the file is not STEP, has no readable data section or cannot be read safely (`step/...`).
 * @throws the signal's reason when it is aborted.
 */
export function openStep(source: ByteSource, options: OpenOptions): Promise<StepFile> {
  return openWithin(limits, source, options);
}

const limits = {
  /** Read ahead of the scanner at once. */
  pageBytes: 4 << 20,
  paging: usualPaging,
  /** Larger files are not held whole. */
  mostHeldBytes: MOST_HELD_BYTES,
  /** A statement that is longer is no model but an attack, or damage. */
  longestStatementBytes: 256 << 20,
};

/** `openStep` with limits of one's own: tests choose small ones, to have files cut everywhere. */
export async function openWithin(
  { pageBytes, paging, mostHeldBytes, longestStatementBytes }: typeof limits,
  source: ByteSource,
  options: OpenOptions,
): Promise<StepFile> {
  const { diagnostics } = options;
  if (source.size === 0) throw new Refusal(emptyFile);
  const beginning = beginningOf(source);
  const byteOrderMark = refuseWhatIsNotStep(beginning, diagnostics);

  const keywords = new KeywordTable();
  const isHeld = source.size <= mostHeldBytes;
  const windowBytes = (isHeld ? source.size : WINDOW_PAGES * Math.min(pageBytes, source.size)) + 1;
  const native = new NativeReader(windowBytes);
  const { memory } = native;
  const index = new StepIndex(keywords.keywords, source.size / BYTES_PER_INSTANCE, { memory, isHeld });
  const sections = new Sections(diagnostics);
  const scanner = new StatementScanner({
    index,
    keywords,
    instances: native.instances,
    diagnostics,
    keywordStatement: (statement) => {
      const taken = sections.enter(statement);
      scanner.content = sections.content;
      return taken;
    },
  });
  const sha256 = options.digest ?? plainDigest();
  if (byteOrderMark > 0) await sha256.update(beginning.subarray(0, byteOrderMark));
  let hashing: Promise<void> = Promise.resolve();
  const window = new ScanWindow(source, pageBytes, byteOrderMark, native.bytes);
  try {
    while (!window.last) {
      // The memory of a file that is not held is used again.
      if (!isHeld) await hashing;
      hashing = sha256.update(await window.readOn());
      // What it rejects with comes up where it is awaited.
      hashing.catch(() => undefined);
      window.drop(scanner.scan(window));
      const unfinished = window.end - window.start;
      if (unfinished > longestStatementBytes) {
        throw new Refusal(statementTooLong(window.base + window.start, longestStatementBytes));
      }
      options.onProgress?.(window.base + window.end);
      await new Promise(setImmediate);
      options.signal?.throwIfAborted();
    }
  } finally {
    await window.close();
  }
  await hashing;
  const header = sections.close(scanner.openComment, source.size);
  return new StepFile({
    source,
    paging,
    locator: native.statements,
    index,
    header,
    sha256: await sha256.end(),
    diagnostics,
  });
}

function beginningOf(source: ByteSource): Buffer {
  const beginning = Buffer.alloc(Math.min(BEGINNING_BYTES, source.size));
  source.read(beginning, 0);
  return beginning;
}

const emptyFile = {
  code: 'step/empty-file',
  severity: 'error',
  message: 'The file is empty.',
  at: {},
  remedy: 'Export or upload it again.',
} as const;

function statementTooLong(byte: number, limit: number) {
  return {
    code: 'step/statement-too-long',
    severity: 'error',
    message: `One statement is longer than ${limit / 2 ** 20} MiB.`,
    at: { byte },
    remedy: 'The file is damaged there: look for a string or comment without an end.',
  } as const;
}
