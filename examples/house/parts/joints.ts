import type { Model } from '../ifc/model.ts';
import { enumeration } from '../ifc/step-text.ts';
import type { BuiltWall } from './walls.ts';

/** Walls that meet end to end at the corners of the house, anticlockwise. */
const corners = [
  ['EW-01', 'EW-02'],
  ['EW-02', 'EW-03'],
  ['EW-03', 'EW-04'],
  ['EW-04', 'EW-01'],
  ['EW-05', 'EW-06'],
  ['EW-06', 'EW-07'],
  ['EW-11', 'EW-12'],
  ['EW-12', 'EW-13'],
  ['EW-13', 'EW-14'],
  ['EW-14', 'EW-11'],
] as const;

/** IfcRelConnectsPathElements at the corners: the end of one wall meets the start of the next. */
export function joinWalls(model: Model, walls: readonly BuiltWall[]): void {
  for (const [first, second] of corners) {
    const [ending, starting] = [first, second].map((tag) => walls.find(({ plan }) => plan.tag === tag));
    if (!ending || !starting) throw new Error(`no corner of ${first} and ${second}`);
    const types = [enumeration('ATSTART'), enumeration('ATEND')];
    const values = [null, null, null, ending.product, starting.product, [], [], ...types];
    model.root('IFCRELCONNECTSPATHELEMENTS', `${first} ${second}`, ...values);
  }
}
