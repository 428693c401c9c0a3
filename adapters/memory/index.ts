export { MemoryJobRepository } from './job-repository.ts';
export { MemoryObjectStore } from './object-store.ts';
export { ObservedJobs } from './observed-jobs.ts';
