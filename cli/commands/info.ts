import { Command } from 'commander';
import { openModel } from '#adapters/model-file';
import { IfcFile, Relations, readMetadata, Units } from '#core/ifc';
import { Diagnostics, type ModelMetadata } from '#core/model';
import { openStep, withLines } from '#core/step';
import { exitCodeOf, exitCodesHelp } from '../exit-codes.ts';
import { failureEvent, failureText } from '../failure-text.ts';
import { linesText, metadataLines } from '../metadata-text.ts';
import { bytes } from '../numbers.ts';
import { findingsText } from '../report.ts';

/** `plinth info model.ifc`. */
export function infoCommand(): Command {
  return new Command('info')
    .description('say what an IFC file is: schema, project, units, place, counts')
    .argument('<model>', 'an .ifc or .ifczip file')
    .option('--json', 'print the metadata as one JSON object')
    .addHelpText('after', exitCodesHelp)
    .action(run);
}

async function run(path: string, { json }: { json?: true }): Promise<void> {
  try {
    const { name, size, metadata, diagnostics } = await inspect(path);
    if (json) return console.log(JSON.stringify({ source: { name, bytes: size }, ...metadata, diagnostics }));
    const lines = [...metadataLines(metadata), ['Findings', findingsText(diagnostics)] as const];
    console.log(`${name}  ${bytes(size)}\n${linesText(lines)}`);
  } catch (error) {
    if (json) console.log(JSON.stringify(failureEvent(error)));
    else console.error(failureText(error));
    process.exitCode = exitCodeOf(error);
  }
}

async function inspect(path: string) {
  const { source, close } = await openModel(path);
  try {
    const diagnostics = new Diagnostics();
    const file = new IfcFile(await openStep(source, { diagnostics }), diagnostics);
    const metadata: ModelMetadata = readMetadata(file, Units.of(file), Relations.of(file));
    const { counts, findings } = diagnostics.report();
    return {
      name: source.name,
      size: source.size,
      metadata,
      diagnostics: { counts, findings: withLines(findings, source) },
    };
  } finally {
    await close();
  }
}
