// Makes a large model out of a small one: its DATA section is repeated with other ids, GlobalIds and positions, below
// one shared IfcProject and its units, contexts and owner.
//
//   node bench/replicate.mjs SOURCE.ifc COPIES TARGET.ifc

import { createWriteStream, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const GLOBAL_ID_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$';
/** From one copy to the next, in metres. */
const SPACING = 80;

/**
 * @param {string} source path of an IFC file whose instances stand one to a line
 * @param {number} copies
 * @param {string} target path to write
 */
export async function replicate(source, copies, target) {
  const text = readFileSync(source, 'latin1');
  const dataStart = text.indexOf('DATA;') + 5;
  const dataEnd = text.lastIndexOf('ENDSEC;');
  const statements = new Map();
  for (const line of text.slice(dataStart, dataEnd).split(/;\s*[\r\n]+/)) {
    const match = /^\s*#(\d+)\s*=\s*(\w+)\s*\(([\s\S]*)\)\s*;?\s*$/.exec(line);
    if (match) statements.set(Number(match[1]), { type: match[2].toUpperCase(), args: match[3] });
  }
  const spacing = SPACING * (/\.LENGTHUNIT\.\s*,\s*\.MILLI\./.test(text) ? 1000 : 1);
  const shared = reachableFromProject(statements);
  const roots = rootPlacements(statements);
  const highest = Math.max(...statements.keys());
  const out = createWriteStream(target);
  const write = (chunk) => (out.write(chunk) ? undefined : new Promise((resolve) => out.once('drain', resolve)));
  await write(`${text.slice(0, dataStart)}\n`);
  let next = highest * copies + 1;
  for (let copy = 0; copy < copies; copy++) {
    const idOf = (id) => (shared.has(id) ? id : id + copy * highest);
    let chunk = '';
    for (const [id, { type, args }] of statements) {
      if (copy > 0 && shared.has(id)) continue;
      let renumbered = outsideStrings(args, (part) =>
        part.replace(/#(\d+)/g, (_, digits) => `#${idOf(Number(digits))}`),
      );
      if (copy > 0) renumbered = renumbered.replace(/^'[0-3][0-9A-Za-z_$]{21}'/, () => `'${globalId(copy, id)}'`);
      if (roots.has(id) && copy > 0) {
        const [x, y] = [copy % 10, Math.floor(copy / 10)].map((cell) => `${cell * spacing}.`);
        const [point, placement] = [next++, next++];
        chunk += `#${point}=IFCCARTESIANPOINT((${x},${y},0.));\n#${placement}=IFCAXIS2PLACEMENT3D(#${point},$,$);\n`;
        renumbered = `$,#${placement}`;
      }
      chunk += `#${idOf(id)}=${type}(${renumbered});\n`;
    }
    await write(chunk);
  }
  out.end(text.slice(dataEnd));
  await new Promise((resolve, reject) => out.on('finish', resolve).on('error', reject));
}

/** The project, its contexts, units and owner history are not repeated. */
function reachableFromProject(statements) {
  const shared = new Set();
  const visit = (id) => {
    const statement = statements.get(id);
    if (shared.has(id) || statement === undefined) return;
    shared.add(id);
    outsideStrings(statement.args, (part) => {
      for (const [, digits] of part.matchAll(/#(\d+)/g)) visit(Number(digits));
      return part;
    });
  };
  for (const [id, { type }] of statements) if (type === 'IFCPROJECT') visit(id);
  return shared;
}

/** Placements without a parent: those that move a whole copy. */
function rootPlacements(statements) {
  const roots = new Set();
  for (const [id, { type, args }] of statements) if (type === 'IFCLOCALPLACEMENT' && /^\s*\$/.test(args)) roots.add(id);
  return roots;
}

function outsideStrings(args, change) {
  return args.replace(/'(?:[^']|'')*'|[^']+/g, (part) => (part.startsWith("'") ? part : change(part)));
}

/** A GlobalId of its own for each copy of each id. */
function globalId(copy, id) {
  let digits = '';
  for (let value = BigInt(copy) * 4_294_967_296n + BigInt(id); digits.length < 21; value /= 64n) {
    digits = GLOBAL_ID_DIGITS[Number(value % 64n)] + digits;
  }
  return `1${digits}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [source, copies, target] = process.argv.slice(2);
  await replicate(source, Number(copies), target);
}
