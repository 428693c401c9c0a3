import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PlainStatement } from '#core/step';
import { NativeReader } from '../../../core/step/native-reader.ts';

/** Parts of arguments, sound and not. */
const pieces = [
  ...[
    "'text'",
    "''",
    "'it''s'",
    "'longer than sixteen bytes, twice, or so'",
    "'\\X2\\00EB00E4\\X0\\'",
    "'\\X2\\D83D\\X0\\'",
  ],
  ...[
    "'\\X\\EB'",
    "'ë'",
    "'a\nb'",
    "'\\S\\''",
    '#1',
    '#4294967295',
    '#4294967296',
    '#',
    '(#1,#22 , #333)',
    '(#1,#2',
    '()',
  ],
  ...[
    '(#1,2.)',
    '$',
    '*',
    '1.',
    '-2.5E-1',
    '+3',
    '1.E999',
    '.5',
    '1.E',
    `${'1'.repeat(41)}`,
    '.T.',
    '.1A.',
    '.t.',
    '..',
  ],
  ...[
    "IFCLABEL('x')",
    'IFCREAL( 1. )',
    'IFCREAL(1,2)',
    'ifcreal(1.)',
    `${'('.repeat(31)}${')'.repeat(31)}`,
    '((1.,2.),(3.,4.))',
  ],
  ...[',', ', ', '\n', ' ', '/* */', ')', ';', '"0F"', '\t'],
];
const argumentsText = fc.oneof(
  fc.array(fc.constantFrom(...pieces.slice(0, -9)), { maxLength: 70 }).map((parts) => parts.join(',')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
);
const statements = fc
  .tuple(
    fc.constantFrom('#1=IFCA(', '#1= IFCA (', '#1=/* */A(', '#1=(A(', '#1=IFCA'),
    argumentsText,
    fc.constantFrom(');', ')', ') ;', '));', ''),
  )
  .map((parts) => parts.join(''));

/** What is told of a statement, by the WebAssembly of its memory or without. */
function told(statement: Buffer, isNative: boolean): unknown {
  const before = 100;
  const { memory, statements: locator } = new NativeReader(1000 + before + statement.length);
  const bytes = isNative ? Buffer.from(memory.buffer, before) : Buffer.alloc(1000 + statement.length);
  const start = 7;
  const end = start + statement.length;
  bytes.set(statement, start);
  bytes.write("'),#1);", end);
  const plain = new PlainStatement();
  if (!plain.locate(bytes, start, end, isNative ? locator : undefined)) return 'not plain';
  return Array.from({ length: plain.count }, (_, position) => {
    const ids: number[] = [];
    const count = plain.references(position, ids);
    return [
      plain.starts[position],
      plain.ends[position],
      count,
      ids.slice(0, Math.max(0, count)),
      plain.text(position),
    ];
  });
}

describe('ArgumentLocator', () => {
  it('finds what PlainStatement finds without it', () => {
    const check = (text: string) => {
      const statement = Buffer.from(text, 'utf8');
      expect(told(statement, true)).toEqual(told(statement, false));
    };
    fc.assert(fc.property(statements, check), { numRuns: 1500 });
  });

  it('leaves lists of more references than it has room for to others', () => {
    const ids = Array.from({ length: 5000 }, (_, at) => `#${at + 1}`);
    const statement = Buffer.from(`#1=IFCA((${ids.join(',')}));`);
    expect(told(statement, true)).toEqual(told(statement, false));
    expect(told(statement, true)).toMatchObject([[15, expect.any(Number), 5000, expect.arrayContaining([1, 5000])]]);
  });
});
