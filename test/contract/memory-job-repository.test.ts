import { MemoryJobRepository } from '#adapters/memory';
import { jobRepositoryContract } from './job-repository.contract.ts';
import { jobStatisticsContract } from './job-statistics.contract.ts';

jobRepositoryContract('MemoryJobRepository', async () => new MemoryJobRepository());
jobStatisticsContract('MemoryJobRepository', async () => {
  const jobs = new MemoryJobRepository();
  return { jobs, statistics: jobs };
});
