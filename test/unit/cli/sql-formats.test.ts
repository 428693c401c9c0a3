import { describe, expect, it } from '@jest/globals';
import type { SqlRows } from '#core/model';
import { sqlFormats } from '../../../cli/sql-formats.ts';

const answer: SqlRows = {
  columns: [
    { name: 'name', type: 'text' },
    { name: 'area', type: 'double precision' },
    { name: 'systems', type: 'text[]' },
  ],
  rows: [
    ['Kitchen, "large"', 20.25, ['SUP', 'ETA']],
    ['two\nlines', null, null],
    ['', 4, []],
  ],
  isComplete: true,
};

describe('the rows of a query', () => {
  it('are printed as a table, numbers to the right', () => {
    expect(sqlFormats.table(answer).split('\n')).toEqual([
      'name               area  systems',
      '----------------  -----  -------------',
      'Kitchen, "large"  20.25  ["SUP","ETA"]',
      'two lines',
      '                      4  []',
      '(3 rows)',
      '',
    ]);
  });

  it('are cut in a table where a text is long', () => {
    const long: SqlRows = { columns: [{ name: 'text', type: 'text' }], rows: [['x'.repeat(100)]], isComplete: true };
    const [, , row] = sqlFormats.table(long).split('\n');
    expect(row).toBe(`${'x'.repeat(59)}…`);
  });

  it('are printed as CSV', () => {
    expect(sqlFormats.csv(answer)).toBe(
      ['name,area,systems', '"Kitchen, ""large""",20.25,"[""SUP"",""ETA""]"', '"two\nlines",,', '"",4,[]', ''].join(
        '\r\n',
      ),
    );
  });

  it('are printed as JSON', () => {
    expect(JSON.parse(sqlFormats.json(answer))).toEqual(answer);
  });
});
