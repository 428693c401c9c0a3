import { describe, expect, it } from '@jest/globals';
import { ArgumentReader, BYTE_KINDS, compileModules, type StepFile } from '#core/step';
import { locateArguments } from '../../../core/step/locate-arguments.generated.ts';
import { bytesSource, openSource, stepText } from '../../support/step.ts';
import { openCut } from './open-cut.ts';

interface Exports {
  begin(tables: number): void;
  locate(start: number, end: number): number;
}

/** Room for the tables of wasm/locate-arguments.ts. */
const TABLES_BYTES = 1 << 15;

/** Counts the arguments of statements by a module of WebAssembly that is attached to the memory of the file. */
function counter(reader: Pick<StepFile, 'attach' | 'lookUp' | 'address' | 'length'>): (id: number) => unknown {
  const { exports, memory, address } = reader.attach<Exports>(locateArguments, TABLES_BYTES, {});
  new Uint8Array(memory, address, BYTE_KINDS.length).set(BYTE_KINDS);
  exports.begin(address);
  return (id) => (reader.lookUp(id) < 0 ? 'not there' : exports.locate(reader.address, reader.address + reader.length));
}

const long = `#3=C(1,(${'1,'.repeat(300)}2),3,4);`;
const source = bytesSource(stepText(`#1=A(1,2);\n#2=B();\n${long}\n#4=A($,*,#1);`));

/** What counters attached one after the other by two threads' readers say in turn. */
function counts(step: StepFile): unknown[] {
  const shared = [1, 2].map(() => new ArgumentReader(source, structuredClone(step.index.share())));
  const counters = [step, ...shared].map(counter);
  return [1, 2, 3, 4, 5].map((id) => counters.map((count) => count(id)));
}

describe('Modules of WebAssembly', () => {
  it('read statements where they lie, in each thread, each with memory of its own', async () => {
    const { step } = await openSource(source);
    expect(counts(step)).toEqual([2, 0, 4, 3, 'not there'].map((count) => [count, count, count]));
  });

  it('are the same where they were compiled before they are needed', async () => {
    compileModules([locateArguments]);
    const { step } = await openSource(source);
    expect(counts(step)[0]).toEqual([2, 2, 2]);
  });

  it('read statements of files that are not held where pages of these lie, but not what straddles pages', async () => {
    const { step } = await openCut(source, 512);
    const expected = [2, 0, 4, 3, 'not there'].map((count) => [count, count, count]);
    // The pages of the other two are large.
    expect(counts(step)).toEqual(expected.with(2, ['not there', 4, 4]));
  });
});
