import type { Diagnostic } from '#core/model';
import type { ZipLimits } from './limits.ts';

const NAMES_SHOWN = 5;

function refused(code: string, message: string, found: string, remedy: string): Diagnostic {
  return { code: `zip/${code}`, severity: 'error', message, at: {}, found, remedy };
}

function list(names: readonly string[]): string {
  const more = names.length > NAMES_SHOWN ? `, and ${names.length - NAMES_SHOWN} more` : '';
  return names.length === 0 ? 'nothing' : names.slice(0, NAMES_SHOWN).join(', ') + more;
}

export const noModel = (names: readonly string[]) =>
  refused('no-model', 'The archive holds no .ifc file.', list(names), 'Put the model into it as one .ifc file.');

export const nested = (names: readonly string[]) =>
  refused('nested', 'The archive holds another archive instead of a model.', list(names), 'Unpack it once.');

export const severalModels = (names: readonly string[]) =>
  refused('several-models', 'The archive holds more than one .ifc file.', list(names), 'Pack each model on its own.');

export const tooManyEntries = (entries: number, limits: ZipLimits) =>
  refused(
    'too-many-entries',
    `The archive holds more than ${limits.entries} entries.`,
    `${entries} entries`,
    'Pack only the model.',
  );

export const encrypted = (name: string) =>
  refused('encrypted', 'The model in the archive is encrypted.', name, 'Pack it without a password.');

export const tooLarge = (name: string, limits: ZipLimits) =>
  refused(
    'too-large',
    `Unpacked, the model would exceed ${limits.unpackedBytes} bytes.`,
    name,
    'Unpack it and give the .ifc file itself, or split the model.',
  );

export const ratio = (name: string, times: number, limits: ZipLimits) =>
  refused(
    'ratio',
    `The archive claims to be compressed more than ${limits.ratio} times, as only zip bombs are.`,
    `${name}: ${times} times`,
    'If it is a real model, unpack it and give the .ifc file itself.',
  );

export const damaged = (name: string, reason: string) =>
  refused('damaged', `The archive cannot be read: ${reason}.`, name, 'Copy or pack it again.');
