export { MemoryCache } from './cache.ts';
export { MemoryJobQueue, type MemoryQueueSettings } from './job-queue.ts';
export { MemoryJobRepository } from './job-repository.ts';
export { MemoryObjectStore } from './object-store.ts';
export { ObservedJobs } from './observed-jobs.ts';
