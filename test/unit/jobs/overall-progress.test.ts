import { describe, expect, it } from '@jest/globals';
import { OverallProgress } from '#core/jobs';

describe('OverallProgress', () => {
  it('reaches 100 when every stage is done', () => {
    const progress = new OverallProgress();
    const percents = (['index', 'data', 'geometry', 'write', 'load'] as const).map((stage) =>
      progress.advance(stage, 8, 8),
    );
    expect(percents).toEqual([10, 30, 75, 80, 100]);
  });

  it('adds what advances side by side', () => {
    const progress = new OverallProgress();
    progress.advance('data', 1, 2);
    expect(progress.advance('geometry', 1, 3)).toBe(25);
  });

  it('never falls, and takes a stage without work as done', () => {
    const progress = new OverallProgress();
    progress.advance('geometry', 9, 9);
    expect(progress.advance('geometry', 1, 9)).toBe(45);
    expect(progress.advance('write', 0, 0)).toBe(50);
  });
});
