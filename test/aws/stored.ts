import { createHash } from 'node:crypto';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import pg from 'pg';
import type { Job } from '#api/contracts';
import { type Edition, variable, type WorkerTask } from './deployed-edition.ts';

export const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** Names of a content's artifacts in the bucket. */
export async function artifactsOf(task: WorkerTask, job: Job): Promise<readonly string[]> {
  const Prefix = `${job.tenant}/${job.project}/models/${job.contentId}/`;
  const names: string[] = [];
  const listed = paginateListObjectsV2(
    { client: new S3Client() },
    { Bucket: variable(task, 'ARTIFACT_BUCKET'), Prefix },
  );
  for await (const { Contents = [] } of listed) names.push(...Contents.map(({ Key = '' }) => Key.slice(Prefix.length)));
  return names.sort();
}

/** `model.json` of a content. */
export async function modelOf(task: WorkerTask, job: Job): Promise<unknown> {
  const Key = `${job.tenant}/${job.project}/models/${job.contentId}/model.json`;
  const { Body } = await new S3Client().send(new GetObjectCommand({ Bucket: variable(task, 'ARTIFACT_BUCKET'), Key }));
  return JSON.parse((await Body?.transformToString()) ?? '');
}

/** Rows of a query in the deployed database. */
export async function rows(edition: Edition, sql: string, ...values: readonly unknown[]): Promise<readonly unknown[]> {
  const client = new pg.Client(edition.databaseUrl);
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** The same with the rights of a worker within one tenant, as every query of the product runs. */
export async function rowsOfTenant({ databaseUrl }: Edition, tenant: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE plinth_worker');
    await client.query("SELECT set_config('plinth.tenant', $1, true)", [tenant]);
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const sqs = () => new SQSClient({ useQueueUrlAsEndpoint: false });

/** A queue, and where its poison goes. */
export async function queueOf(task: WorkerTask): Promise<{ readonly arn: string; readonly deadLetterArn: string }> {
  const QueueUrl = variable(task, 'QUEUE_URL');
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn', 'RedrivePolicy'] });
  const { Attributes = {} } = await sqs().send(asked);
  const { deadLetterTargetArn } = JSON.parse(Attributes['RedrivePolicy'] ?? '{}');
  return { arn: String(Attributes['QueueArn']), deadLetterArn: String(deadLetterTargetArn) };
}

/** Messages of a queue, those included that a worker has. */
export async function messagesIn(arn: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const QueueUrl = queueUrl(arn);
  const { Attributes = {} } = await sqs().send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

/**
 * What StartMessageMoveTask does, which the emulator lacks: every message of a dead-letter queue is sent anew.
 *
 * @returns how many.
 */
export async function redrive(fromArn: string, toArn: string): Promise<number> {
  const QueueUrl = queueUrl(fromArn);
  for (let moved = 0; ; moved++) {
    const { Messages: [message] = [] } = await sqs().send(new ReceiveMessageCommand({ QueueUrl }));
    if (message === undefined) return moved;
    const { Body, MessageAttributes, ReceiptHandle } = message;
    await sqs().send(new SendMessageCommand({ QueueUrl: queueUrl(toArn), MessageBody: Body, MessageAttributes }));
    await sqs().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
}

/** `arn:aws:sqs:<region>:<account>:<name>` */
function queueUrl(arn: string): string {
  const [, , , , account, name] = arn.split(':');
  return `${process.env['AWS_ENDPOINT_URL']}/${account}/${name}`;
}
