// A process of its own: prints what a cache has under one key. Argument: its URL.

import { ValkeyCache } from '#adapters/valkey';

const cache = new ValkeyCache({
  url: process.argv[2] ?? '',
  onFailure: (error) => void process.stderr.write(String(error)),
});
const value = await cache.get({ tenant: 'acme', project: 'tower', name: 'models' });
process.stdout.write(new TextDecoder().decode(value));
cache.close();
