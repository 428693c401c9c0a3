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

  it('names the stage that is being waited for', () => {
    const progress = new OverallProgress();
    const told = ([stage, done]: readonly ['index' | 'data' | 'geometry' | 'write', number]) => {
      progress.advance(stage, done, 4);
      return progress.stage;
    };
    const steps = [
      ['index', 4],
      ['geometry', 0],
      ['data', 0],
      ['data', 2],
      ['geometry', 1],
      ['data', 4],
      ['geometry', 4],
      ['write', 0],
    ] as const;
    expect(steps.map(told)).toEqual(['index', 'geometry', 'data', 'data', 'geometry', 'geometry', 'geometry', 'write']);
  });

  it('never falls, and takes a stage without work as done', () => {
    const progress = new OverallProgress();
    progress.advance('geometry', 9, 9);
    expect(progress.advance('geometry', 1, 9)).toBe(45);
    expect(progress.advance('write', 0, 0)).toBe(50);
  });
});
