import { MemoryJobRepository, ObservedJobs } from '#adapters/memory';
import { jobChangesContract } from './job-changes.contract.ts';
import { jobRepositoryContract } from './job-repository.contract.ts';

const open = async () => new ObservedJobs(new MemoryJobRepository());

jobRepositoryContract('ObservedJobs', open);
jobChangesContract('ObservedJobs', async () => {
  const jobs = await open();
  return { jobs, changes: jobs };
});
