import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { compiledUrl, packCompiled, runCompiled } from '#adapters/v8';

const source = `
  const path = require('node:path');
  function greet(name) { return 'Hello, ' + name + ' of ' + path.basename(bundleUrl); }
  exports.greeting = greet('V8');
`;

const folder = mkdtempSync(join(tmpdir(), 'plinth-compiled-'));
const bundle = pathToFileURL(join(folder, 'bundle.cjs'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What V8 has compiled of the source, beside it. */
function keepCompiled(): void {
  const { script } = runCompiled(bundle, bundle, { source, compiled: undefined });
  writeFileSync(compiledUrl(bundle), packCompiled(source, script.createCachedData()));
}

describe('runCompiled', () => {
  beforeEach(() => {
    rmSync(compiledUrl(bundle), { force: true });
    writeFileSync(bundle, source);
  });

  it('runs a bundle that is not compiled', () => {
    const { exports, script } = runCompiled(bundle);
    expect(exports['greeting']).toBe('Hello, V8 of bundle.cjs');
    expect(script.cachedDataRejected).toBeUndefined();
  });

  it('has V8 take compiled code', () => {
    keepCompiled();
    const { exports, script } = runCompiled(bundle);
    expect(exports['greeting']).toBe('Hello, V8 of bundle.cjs');
    expect(script.cachedDataRejected).toBe(false);
  });

  it('tells the bundle another address where that is wanted', () => {
    keepCompiled();
    expect(runCompiled(bundle, new URL('../other.cjs', bundle)).exports['greeting']).toBe('Hello, V8 of other.cjs');
  });

  it('runs the text where the compiled code is for other settings of V8', () => {
    keepCompiled();
    const elsewhere = new URL('elsewhere.cjs', bundle); // what V8 has compiled itself it does not compile again
    copyFileSync(compiledUrl(bundle), compiledUrl(elsewhere));
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=101');
    try {
      const { exports, script } = runCompiled(elsewhere);
      expect(exports['greeting']).toBe('Hello, V8 of elsewhere.cjs');
      expect(script.cachedDataRejected).toBe(true);
    } finally {
      setFlagsFromString('--max-inlined-bytecode-size-cumulative=920');
    }
  });

  it('shows V8 no compiled code that is damaged or cut off, wherever it is', () => {
    keepCompiled();
    const whole = readFileSync(compiledUrl(bundle));
    for (let at = 0; at < whole.length; at += 37) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8((whole[at] ?? 0) ^ 0x55, at);
      for (const damaged of [flipped, whole.subarray(0, at)]) {
        writeFileSync(compiledUrl(bundle), damaged);
        const { exports, script } = runCompiled(bundle);
        expect(exports['greeting']).toBe('Hello, V8 of bundle.cjs');
        expect(script.cachedDataRejected).toBeUndefined();
      }
    }
  });
});
