import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from '#adapters/aws';

/** The endpoint comes from the environment: a queue's own URL would lead calls past an emulator. */
export const sqsClient = () => new SQSClient({ ...clientSettings, useQueueUrlAsEndpoint: false });
