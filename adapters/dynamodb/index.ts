export { dynamoClient } from './client.ts';
export { type JobRecord, jobOf } from './job-record.ts';
export { DynamoJobRepository } from './job-repository.ts';
export { type JobIndex, jobsTable } from './jobs-table.ts';
export { PolledJobChanges } from './polled-job-changes.ts';
