export { sqsClient } from './client.ts';
export { type InboxSettings, SqsJobInbox } from './job-inbox.ts';
export { JobMessage } from './job-message.ts';
export { type QueueAddresses, SqsJobQueue } from './job-queue.ts';
