import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const reportFile = fileURLToPath(new URL('../../docs/fuzz.md', import.meta.url));

/** The parts of docs/fuzz.md, in their order; each is written by a command of its own. */
const sections = ['mutants', 'hostile files', 'public files'] as const;
const HEADING = '# Damaged and hostile files';

/** Writes one part of docs/fuzz.md anew, and leaves the others. */
export function replaceSection(name: (typeof sections)[number], text: string): void {
  const known = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : '';
  const parts = sections.map((section) => {
    const [begin, end] = [`<!-- ${section} -->\n`, `<!-- end of ${section} -->\n`];
    const old = known.slice(known.indexOf(begin) + begin.length, known.indexOf(end));
    const has = known.includes(begin) && known.includes(end);
    return section === name ? `${begin}${text}${end}` : has ? `${begin}${old}${end}` : '';
  });
  writeFileSync(reportFile, `${HEADING}\n\n${parts.filter((part) => part !== '').join('\n')}`);
}
