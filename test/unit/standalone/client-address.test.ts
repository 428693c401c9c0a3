import { describe, expect, it } from '@jest/globals';
import { clientAddress } from '../../../standalone/access/client-address.ts';

const proxy = '10.0.0.1';

describe('the address of a client', () => {
  it.each([
    ['what a client says, where no proxy is trusted', proxy, '203.0.113.9', 0, proxy],
    ['one proxy', proxy, '203.0.113.9', 1, '203.0.113.9'],
    ['one proxy, and a client that lies', proxy, '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
    ['two proxies', proxy, '203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['a proxy that says nothing', proxy, null, 1, proxy],
    ['fewer proxies than are trusted', proxy, '203.0.113.9', 3, '203.0.113.9'],
    ['a proxy that is known by its address', proxy, '1.1.1.1, 203.0.113.9', [proxy], '203.0.113.9'],
    ['an IPv4 address in IPv6', `::ffff:${proxy}`, '203.0.113.9', [proxy], '203.0.113.9'],
    ['somebody who is no proxy', '203.0.113.7', '203.0.113.9', [proxy], '203.0.113.7'],
    ['only proxies', proxy, '10.0.0.2', [proxy, '10.0.0.2'], '10.0.0.2'],
  ] as const)('behind %s', (_, connected, forwarded, trusted, address) => {
    expect(clientAddress(connected, forwarded, trusted)).toBe(address);
  });

  it('is unknown where the connection is gone', () => {
    expect(clientAddress(undefined, '203.0.113.9', 1)).toBeUndefined();
  });
});
