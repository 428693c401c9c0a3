import { describe, expect, it } from '@jest/globals';
import { type Progress, Stage } from '#core/processing';

function stageAt(times: { now: number }): { stage: Stage; reports: Progress[] } {
  const reports: Progress[] = [];
  const stage = new Stage(
    'geometry',
    'elements',
    200,
    (progress) => reports.push(progress),
    () => times.now,
  );
  return { stage, reports };
}

describe('a stage', () => {
  it('reports its beginning and its end', () => {
    const clock = { now: 1000 };
    const { stage, reports } = stageAt(clock);
    clock.now = 1500;
    expect(stage.end()).toBe(500);
    expect(reports.map(({ done, elapsedMs }) => [done, elapsedMs])).toEqual([
      [0, 0],
      [200, 500],
    ]);
  });

  it('reports at most every tenth of a second between', () => {
    const clock = { now: 0 };
    const { stage, reports } = stageAt(clock);
    for (clock.now = 1; clock.now <= 250; clock.now++) stage.advance(clock.now);
    expect(reports.map(({ done }) => done)).toEqual([0, 100, 200]);
  });

  it('estimates what is left from what is done', () => {
    const clock = { now: 0 };
    const { stage, reports } = stageAt(clock);
    clock.now = 1000;
    stage.advance(50);
    expect(reports[0]?.remainingMs).toBeUndefined();
    expect(reports[1]?.remainingMs).toBe(3000);
  });
});
