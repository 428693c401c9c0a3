import { MemoryJobRepository } from '#adapters/memory';
import { jobRepositoryContract } from './job-repository.contract.ts';

jobRepositoryContract('MemoryJobRepository', async () => new MemoryJobRepository());
