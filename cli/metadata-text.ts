import type { ModelMetadata } from '#core/model';
import { count } from './numbers.ts';

/** A line of a report: its label and its text; lines without text are left out. */
export type Line = readonly [label: string, text: string | undefined];

/** What a file says about itself, for people. */
export function metadataLines(model: ModelMetadata): Line[] {
  const { schema, header, project, ownership, counts } = model;
  const application = ownership?.application ?? model.applications[0];
  return [
    ['Schema', `${schema.identifier}${schema.exact ? '' : `, read as ${schema.readAs}`}`],
    ['Project', joined(' · ', project?.name, project?.longName, project?.description)],
    ['Written', joined(', ', header.timeStampIso ?? header.timeStamp, application?.name, application?.version)],
    ['By', joined(', ', ...header.author, ...header.organization)],
    ['Units', joined(', ', ...model.units.map(({ symbol }) => symbol))],
    ['Place', placeText(model)],
    ['Content', `${count(counts.instances)} instances, ${count(counts.products)} products`],
    ['Classes', classesText(counts.byClass)],
  ];
}

/** Labels in a column of their own. */
export function linesText(lines: readonly Line[]): string {
  return lines.flatMap(([label, text]) => (text ? [`  ${label.padEnd(10)} ${text}`] : [])).join('\n');
}

const CLASSES_SHOWN = 8;

function classesText(byClass: Readonly<Record<string, number>>): string {
  const largest = Object.entries(byClass).sort(([, a], [, b]) => b - a);
  const shown = largest.slice(0, CLASSES_SHOWN).map(([name, number]) => `${name} ${count(number)}`);
  const rest = largest.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? `, and ${rest} more classes` : ''}`;
}

function placeText({ georeference }: ModelMetadata): string | undefined {
  const site = georeference.sites.find(({ latitude, longitude }) => latitude !== null && longitude !== null);
  const position = site && `${site.latitude?.toFixed(6)}°, ${site.longitude?.toFixed(6)}°`;
  return joined(', ', georeference.crs?.name, position);
}

function joined(separator: string, ...parts: readonly (string | null | undefined)[]): string | undefined {
  return [...new Set(parts.filter((part) => part))].join(separator) || undefined;
}
