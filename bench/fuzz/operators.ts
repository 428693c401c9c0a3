import type { Random } from '../random.ts';
import type { Edit } from './edits.ts';
import {
  type Stretch,
  someArgument,
  someMatch,
  someNumber,
  someReference,
  someStatement,
  someString,
} from './places.ts';

type Change = Omit<Edit, 'operator'>;
type Operator = (bytes: Buffer, random: Random) => Change | undefined;

const insert = (at: number, text: string): Change => ({ at, removed: 0, inserted: Buffer.from(text, 'latin1') });
const replace = (place: Stretch | undefined, text: (was: string) => string): Change | undefined =>
  place && { at: place.at, removed: place.text.length, inserted: Buffer.from(text(place.text), 'latin1') };

const hostileNumbers = [
  ...['NaN', '1E308', '-1E308', '1E999', '-0.', '0.', '1E-320', '1.', '-1.', '4294967295', '4294967296'],
  ...['9007199254740993', '-2147483649', '99999999999999999999999999', '1E', '.5', '+', '1.5.5', '1E15', '-1E15'],
];
const hostileStrings = [
  ...["''''", "'\\X2\\D800\\X0\\'", "'\\X4\\FFFFFFFF\\X0\\'", "'\\X2\\00'", "'\\S\\'", "'\\P*\\'", "'\\X\\'"],
  ...["'", "'\u0000'", "'\u00ff\u00fe'", "'__proto__'", "'a\nb'", `'${'x'.repeat(70_000)}'`, "''", '$', '*', '""'],
];
const hostileArguments = [
  '$',
  '*',
  '()',
  '(())',
  '.T.',
  '.UNKNOWN.',
  '.',
  "''",
  '#0',
  '1',
  '1.',
  'IFCLABEL(1)',
  '"0FF"',
];

/** Every way in which a file is damaged; each is as likely as any other. */
export const operators: Readonly<Record<string, Operator>> = {
  'flip bits of a byte': (bytes, random) => {
    const at = random.below(bytes.length);
    return { at, removed: 1, inserted: Uint8Array.of((bytes[at] ?? 0) ^ (1 + random.below(255))) };
  },
  'insert a byte of syntax': (bytes, random) =>
    insert(random.below(bytes.length), random.pick([...'\';()#=,/*\\\n\r"$.&@'])),
  'remove bytes': (bytes, random) => ({
    at: random.below(bytes.length),
    removed: 1 + random.below(random.pick([4, 40, 4000])),
    inserted: new Uint8Array(),
  }),
  truncate: (bytes, random) => ({ at: random.below(bytes.length), removed: bytes.length, inserted: new Uint8Array() }),
  'remove a statement': (bytes, random) => replace(someStatement(bytes, random), () => ''),
  'repeat a statement': (bytes, random) => {
    const times = random.pick([2, 3, 500]);
    return replace(someStatement(bytes, random), (was) => `${was}\n`.repeat(times));
  },
  'put one statement in the place of another': (bytes, random) => {
    const other = someStatement(bytes, random);
    return other && replace(someStatement(bytes, random), () => other.text);
  },
  'give a statement the body of another': (bytes, random) => {
    const other = someStatement(bytes, random)?.text.replace(/^#\d+\s*=/, '');
    return other === undefined
      ? undefined
      : replace(someStatement(bytes, random), (was) => `${was.slice(0, was.indexOf('=') + 1)}${other}`);
  },
  'refer to something else': (bytes, random) => {
    const other = someReference(bytes, random);
    return other && replace(someReference(bytes, random), () => other.text);
  },
  'refer to itself': (bytes, random) => {
    const own = someStatement(bytes, random);
    const name = own && /^#\d+/.exec(own.text)?.[0];
    return name === undefined
      ? undefined
      : replace(own, (was) => name + was.slice(name.length).replaceAll(/#\d+/g, name));
  },
  'refer to nothing': (bytes, random) => {
    const id = random.pick(['#0', '#4294967295', '#4294967296', '#99999999999999999999', '#', '#-1']);
    return replace(someReference(bytes, random), () => id);
  },
  'refer to the same many times': (bytes, random) => {
    const times = random.pick([2, 100, 5000]);
    return replace(someReference(bytes, random), (was) => Array.from({ length: times }, () => was).join());
  },
  'another number': (bytes, random) => {
    const text = random.pick(hostileNumbers);
    return replace(someNumber(bytes, random), () => text);
  },
  'a number times a power of ten': (bytes, random) => {
    const power = random.below(40) - 20;
    return replace(
      someNumber(bytes, random),
      (was) => `${was.replace(/E.*/, '')}${was.includes('.') ? '' : '.'}E${power}`,
    );
  },
  'another string': (bytes, random) => {
    const text = random.pick(hostileStrings);
    return replace(someString(bytes, random), () => text);
  },
  'another argument': (bytes, random) => {
    const text = random.pick(hostileArguments);
    return replace(someArgument(bytes, random), () => text);
  },
  'swap two arguments': (bytes, random) =>
    replace(someMatch(bytes, random, /(?<=[(,])[^(),;'\n]+,[^(),;'\n]+(?=[,)])/), (was) => {
      const comma = was.indexOf(',');
      return `${was.slice(comma + 1)},${was.slice(0, comma)}`;
    }),
  'remove or add an argument': (bytes, random) => {
    const added = random.pick(['', ',$', ',1,2,3']);
    return replace(someMatch(bytes, random, /,[^(),;'\n]+(?=[,)])/), (was) => (added === '' ? '' : was + added));
  },
  'nest an argument': (bytes, random) => {
    const depth = random.pick([1, 2, 65, 10_000]);
    return replace(someArgument(bytes, random), (was) => '('.repeat(depth) + was + ')'.repeat(depth));
  },
  'another class': (bytes, random) => {
    const other = someMatch(bytes, random, /(?<==)[A-Z0-9]+(?=\()/);
    return other && replace(someMatch(bytes, random, /(?<==)[A-Z0-9]+(?=\()/), () => other.text);
  },
};

const names = Object.keys(operators);
const MOST_EDITS = 4;

/** The edits that a random stream makes of a file: one to four, seldom none where nothing fits. */
export function editsOf(bytes: Buffer, random: Random): Edit[] {
  return Array.from({ length: 1 + random.below(MOST_EDITS) }, () => {
    const operator = random.pick(names);
    const change = operators[operator]?.(bytes, random);
    return change === undefined ? [] : [{ operator, ...change }];
  }).flat();
}
