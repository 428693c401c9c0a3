import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from '../../../containers/ifc-worker/geometry/circuit-breaker.ts';
import { engineHasFailed } from '../../../containers/ifc-worker/geometry/engine-failure.ts';

function breaking() {
  const clock = { ms: 0 };
  const breaker = new CircuitBreaker(() => clock.ms);
  const fail = (...jobs: string[]) => jobs.map((job) => breaker.fail(job));
  return { clock, breaker, fail };
}

describe('the circuit breaker', () => {
  it('opens at the fifth failure in a row, for 60 s', () => {
    const { clock, breaker, fail } = breaking();
    fail('a', 'b', 'c', 'd');
    expect(breaker.isOpen).toBe(false);
    fail('e');
    const states = [0, 59_999, 60_000].map((ms) => {
      clock.ms = ms;
      return breaker.isOpen;
    });
    expect(states).toEqual([true, true, false]);
  });

  it('begins to count anew at a success', () => {
    const { breaker, fail } = breaking();
    fail('a', 'b', 'c', 'd');
    breaker.succeed();
    fail('e', 'f', 'g', 'h');
    expect(breaker.isOpen).toBe(false);
  });

  it('does not take one bad file that comes again and again for a broken engine', () => {
    const { breaker, fail } = breaking();
    fail('a', 'a', 'a', 'a', 'a', 'a');
    expect(breaker.isOpen).toBe(false);
  });

  it('tries the engine once after the pause, and pauses it at once when that fails', () => {
    const { clock, breaker, fail } = breaking();
    fail('a', 'b', 'c', 'd', 'e');
    clock.ms = 60_000;
    expect(breaker.isOpen).toBe(false);
    fail('f');
    expect(breaker.isOpen).toBe(true);
  });

  it('stays closed after the pause when the engine works again', () => {
    const { clock, breaker, fail } = breaking();
    fail('a', 'b', 'c', 'd', 'e');
    clock.ms = 60_000;
    breaker.succeed();
    fail('f');
    expect(breaker.isOpen).toBe(false);
  });
});

const none = { expected: 0, produced: 0, failed: 0, empty: 0 };
const failure = (code: string) => ({ expressId: 1, globalId: null, class: 'IfcWall', name: null, code, reason: '' });
const coverage = (codes: string[], produced = 0) => ({
  expected: codes.length + produced,
  produced,
  failed: codes.length,
  empty: 0,
  spaces: none,
  byClass: {},
  failures: codes.map(failure),
});

describe('a failure of the engine', () => {
  it('is told from what is wrong with single elements', () => {
    expect(engineHasFailed(coverage([], 0))).toBe(false);
    expect(engineHasFailed(coverage(['geometry/engine-exception', 'geometry/engine-exception']))).toBe(false);
    expect(engineHasFailed(coverage(['geometry/engine-abort', 'geometry/timeout'], 1))).toBe(false);
    expect(engineHasFailed(coverage(['geometry/engine-refused-file']))).toBe(false);
  });

  it('is that it was given up, or broke down over everything', () => {
    expect(engineHasFailed(coverage(['geometry/timeout', 'geometry/engine-abandoned'], 7))).toBe(true);
    expect(engineHasFailed(coverage(['geometry/worker-lost', 'geometry/engine-abort']))).toBe(true);
  });
});
