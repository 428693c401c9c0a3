import { IfcFile } from '#core/ifc';
import { type Diagnostic, Diagnostics, Refusal } from '#core/model';
import type { ByteSource } from '#core/ports';
import { openStep, type StepFile, type StepValue } from '#core/step';

/** A ByteSource over bytes in memory. */
export function bytesSource(bytes: Uint8Array | string, name = 'test.ifc'): ByteSource {
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  return {
    name,
    size: content.length,
    read(target, position) {
      const part = content.subarray(position, position + target.length);
      target.set(part);
      return part.length;
    },
  };
}

/** A whole exchange structure around the lines of its data section. */
export function stepText(lines: string, schema = 'IFC4'): string {
  return `ISO-10303-21;
HEADER;
FILE_DESCRIPTION(('ViewDefinition [CoordinationView]'),'2;1');
FILE_NAME('test.ifc','2026-01-02T03:04:05',('An author'),('An organization'),'A preprocessor','A system','');
FILE_SCHEMA(('${schema}'));
ENDSEC;
DATA;
${lines}
ENDSEC;
END-ISO-10303-21;
`;
}

/** A whole exchange structure as a ByteSource. */
export function stepFile(lines: string, schema = 'IFC4'): ByteSource {
  return bytesSource(stepText(lines, schema));
}

export async function openSource(source: ByteSource): Promise<{ step: StepFile; diagnostics: Diagnostics }> {
  const diagnostics = new Diagnostics();
  return { step: await openStep(source, { diagnostics }), diagnostics };
}

export async function openLines(lines: string): Promise<{ step: StepFile; diagnostics: Diagnostics }> {
  return openSource(stepFile(lines));
}

export async function openIfc(lines: string, schema = 'IFC4'): Promise<{ file: IfcFile; diagnostics: Diagnostics }> {
  const { step, diagnostics } = await openSource(stepFile(lines, schema));
  return { file: new IfcFile(step, diagnostics), diagnostics };
}

/** The codes of all findings, in order. */
export function codesOf(diagnostics: Diagnostics): string[] {
  return diagnostics.findings.map(({ code }) => code);
}

/** The arguments of `#1=X(text);`. */
export async function decoded(text: string | Uint8Array): Promise<{ values: readonly StepValue[]; codes: string[] }> {
  const statement = Buffer.concat([Buffer.from('#1=X('), Buffer.from(text), Buffer.from(');')]).toString('latin1');
  const { step, diagnostics } = await openSource(bytesSource(Buffer.from(stepText(statement), 'latin1')));
  return { values: step.values(1) ?? [], codes: codesOf(diagnostics) };
}

/** The diagnostic of the Refusal that opening ends with. */
export async function refusalOf(opening: Promise<unknown>): Promise<Diagnostic> {
  const outcome = await opening.then(
    () => new Error('It was not refused.'),
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome.diagnostic;
  throw outcome;
}

/** Decodes every instance, so that all that is wrong in the file is reported. */
export function decodeAll(step: StepFile): Map<number, readonly StepValue[] | undefined> {
  return new Map(
    step.keywords.flatMap((keyword) => [...step.ids(keyword)].map((id) => [id, step.values(id)] as const)),
  );
}
