import { DiagnosticReport, type JobError, type Scope } from '#core/model';
import type { ObjectStore } from '#core/ports';

const SHOWN = 3;

/**
 * What a job tells that was rejected because its file has findings of severity `error` (feature `strictValidation`):
 * how many kinds, and the first of them. Undefined where there are none.
 */
export function strictRejection({ counts, findings }: DiagnosticReport): JobError | undefined {
  const errors = new Map(findings.filter(({ severity }) => severity === 'error').map((one) => [one.code, one]));
  if (errors.size === 0) return undefined;
  const shown = [...errors.values()].slice(0, SHOWN).map(({ code, message, at }) => {
    const place = at.expressId === undefined ? '' : ` (#${at.expressId})`;
    return `${counts[code] ?? 1} x ${code}, such as: ${message}${place}`;
  });
  const others = errors.size > SHOWN ? `; and ${errors.size - SHOWN} kinds more` : '';
  return {
    code: 'validation/strict',
    message: `Something in the file would be lost: ${shown.join('; ')}${others}`,
    remedy:
      'Correct the file and upload it again; or have the operator turn strictValidation off, then upload it again.',
  };
}

/** The findings of a content that is stored already; undefined where they cannot be read. */
export async function storedReport(
  stored: Pick<ObjectStore, 'read'>,
  { tenant, project }: Scope,
  contentId: string,
): Promise<DiagnosticReport | undefined> {
  const bytes = await stored.read({ tenant, project, path: `models/${contentId}/diagnostics.json` });
  return bytes && DiagnosticReport.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
