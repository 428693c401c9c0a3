import { MemoryCache } from '#adapters/memory';
import { cacheContract } from './cache.contract.ts';

cacheContract('MemoryCache', async () => new MemoryCache(2 ** 20));
