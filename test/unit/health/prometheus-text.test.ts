import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prometheusText } from '../../../core/health/prometheus-text.ts';

const family = (label: string, help = 'What it is.') =>
  ({ name: 'a_total', help, type: 'counter', samples: [{ labels: { of: label }, value: 1.5 }] }) as const;

describe('the text format of Prometheus', () => {
  it('has help, type and values of each metric, and nothing of one without values', () => {
    const bare = { name: 'b', help: 'Bare.', type: 'gauge', samples: [{ labels: {}, value: 0 }] } as const;
    expect(prometheusText([family('x'), { ...bare, name: 'empty', samples: [] }, bare])).toBe(
      '# HELP a_total What it is.\n# TYPE a_total counter\na_total{of="x"} 1.5\n# HELP b Bare.\n# TYPE b gauge\nb 0\n',
    );
  });

  it('keeps any label and any help on its line, to be read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (label, help) => {
        const lines = prometheusText([family(label, help)]).split('\n');
        expect(lines).toHaveLength(4);
        const [, escaped = ''] = /^a_total\{of="((?:[^"\\]|\\[\\n"])*)"\} 1\.5$/su.exec(lines[2] ?? '') ?? [];
        expect(escaped.replaceAll(/\\([\\n"])/g, (_, sign) => (sign === 'n' ? '\n' : sign))).toBe(label);
      }),
    );
  });
});
