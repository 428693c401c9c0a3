import { describe, expect, it } from '@jest/globals';
import { Pages } from '../../../core/step/pages.ts';
import { sharedMemory } from '../../../core/step/web-assembly.ts';

const PAGE_BYTES = 1 << 10;
const paging = { pageBytes: PAGE_BYTES, firstPages: 4, residentPages: 16 };

/** Pages of a file of so many, each full of its number; counts what is read. */
function pagesOf(count: number) {
  const source = {
    name: 'model.ifc',
    size: count * PAGE_BYTES,
    reads: 0,
    read(target: Uint8Array, position: number): number {
      source.reads++;
      target.fill(position / PAGE_BYTES);
      return target.length;
    },
  };
  const pages = new Pages(source, sharedMemory(1), paging);
  const rooms = new Set<number>();
  const visit = (number: number) => {
    const page = pages.page(number);
    expect(page[PAGE_BYTES - 1]).toBe(number);
    rooms.add(page.byteOffset);
  };
  const goThrough = (from: number, to: number) => {
    for (let number = from; number < to; number++) visit(number);
  };
  return { source, rooms, goThrough };
}

describe('How many pages are kept', () => {
  it('is few for who goes through a file from its beginning to its end, as often as he likes', () => {
    const { source, rooms, goThrough } = pagesOf(100);
    for (let time = 0; time < 3; time++) goThrough(0, 100);
    expect(rooms.size).toBe(paging.firstPages);
    expect(source.reads).toBe(300);
  });

  it('grows until what comes back soon is there', () => {
    const { source, rooms, goThrough } = pagesOf(100);
    for (let time = 0; time < 12; time++) goThrough(0, 10);
    expect(rooms.size).toBe(10);
    source.reads = 0;
    for (let time = 0; time < 12; time++) goThrough(0, 10);
    expect(source.reads).toBe(0);
  });

  it('does not grow beyond what is kept at the most', () => {
    const { rooms, goThrough } = pagesOf(100);
    for (let most = 10; most < 30; most++) for (let time = 0; time < 12; time++) goThrough(0, most);
    expect(rooms.size).toBe(paging.residentPages);
  });
});
