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
  /** @type {Map<number, { type: string, args: string }>} */
  const statements = new Map();
  for (const line of text.slice(dataStart, dataEnd).split(/;\s*[\r\n]+/)) {
    const match = /^\s*#(\d+)\s*=\s*(\w+)\s*\(([\s\S]*)\)\s*;?\s*$/.exec(line);
    if (match) statements.set(Number(match[1]), { type: match[2].toUpperCase(), args: match[3] });
  }
  const spacing = SPACING * (/\.LENGTHUNIT\.\s*,\s*\.MILLI\./.test(text) ? 1000 : 1);
  const shared = reachableFromProject(statements);
  const roots = rootPlacements(statements);
  let highest = 0;
  for (const id of statements.keys()) highest = Math.max(highest, id);
  const templates = [...statements].map(([id, statement]) => templateOf(id, statement, shared));
  const out = createWriteStream(target);
  const write = (chunk) =>
    out.write(chunk, 'latin1') ? undefined : new Promise((resolve) => out.once('drain', resolve));
  await write(`${text.slice(0, dataStart)}\n`);
  let next = highest * copies + 1;
  for (let copy = 0; copy < copies; copy++) {
    const cell = [copy % 10, Math.floor(copy / 10)].map((steps) => `${steps * spacing}.`);
    const lines = [];
    for (const template of templates) {
      if (copy > 0 && shared.has(template.id)) continue;
      if (copy > 0 && roots.has(template.id)) lines.push(moved(template, copy * highest, cell, next++, next++));
      else lines.push(copied(template, copy, copy * highest));
    }
    await write(lines.join(''));
  }
  out.end(text.slice(dataEnd), 'latin1');
  await new Promise((resolve, reject) => out.on('finish', resolve).on('error', reject));
}

/** A statement with the ids of its copy. */
function copied({ id, type, parts, rooted, isShared }, copy, offset) {
  let line = `#${isShared ? id : id + offset}=${type}(`;
  for (const part of parts) line += typeof part === 'string' ? part : `#${part < 0 ? -part : part + offset}`;
  return `${rooted && copy > 0 ? line.replace(GLOBAL_ID, () => `('${globalId(copy, id)}'`) : line});\n`;
}

/** A placement without a parent, at another place. */
function moved({ id, type }, offset, [x, y], point, placement) {
  const place = `#${point}=IFCCARTESIANPOINT((${x},${y},0.));\n#${placement}=IFCAXIS2PLACEMENT3D(#${point},$,$);\n`;
  return `${place}#${id + offset}=${type}($,#${placement});\n`;
}

const GLOBAL_ID = /\('[0-3][0-9A-Za-z_$]{21}'/;

/** Text and ids in turn; negative ids are those of shared instances, which every copy refers to as they are. */
function templateOf(id, { type, args }, shared) {
  const parts = [];
  for (const piece of args.match(/'(?:[^']|'')*'|#\d+|[^'#]+|#/g) ?? []) {
    const referred = /^#\d+$/.test(piece) ? Number(piece.slice(1)) : undefined;
    if (referred !== undefined) parts.push(shared.has(referred) ? -referred : referred);
    else if (typeof parts.at(-1) === 'string') parts.push(parts.pop() + piece);
    else parts.push(piece);
  }
  return { id, type, parts, rooted: GLOBAL_ID.test(`(${args}`), isShared: shared.has(id) };
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
