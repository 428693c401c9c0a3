// @ts-check
// What GuardDuty Malware Protection does to the upload bucket, for an emulator that has none: reads every version that
// arrives, tags it, and publishes the event that GuardDuty would. It knows one threat, the EICAR test file.

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, PutObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

/**
 * @typedef {'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'UNSUPPORTED' | 'ACCESS_DENIED' | 'FAILED'} Verdict
 * @typedef {{ bucket: string, key: string, versionId: string, eTag: string, size: number }} ScannedObject
 * @typedef {object} ScannerOptions
 * @property {(error: unknown) => void} onFault told of what went wrong; it is tried again.
 * @property {(object: ScannedObject) => Promise<Verdict>} [verdictOn] what is found; the content decides unless told otherwise.
 */

/**
 * How a scan that ends so is called: https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html
 *
 * @type {Record<Verdict, 'COMPLETED' | 'SKIPPED' | 'FAILED'>}
 */
const scanStatus = {
  NO_THREATS_FOUND: 'COMPLETED',
  THREATS_FOUND: 'COMPLETED',
  UNSUPPORTED: 'SKIPPED',
  ACCESS_DENIED: 'SKIPPED',
  FAILED: 'FAILED',
};

const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';
const NAME = 'plinth-local-scanner';
const WAIT_SECONDS = 5;
const PAUSE_MS = 1_000;

const s3 = () => new S3Client();
const events = () => new EventBridgeClient();
const sqs = () => new SQSClient({ useQueueUrlAsEndpoint: false });

/**
 * Scans what arrives in a bucket until it is stopped. Clients come from the environment.
 *
 * @param {string} bucket
 * @param {ScannerOptions} options
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function startScanner(bucket, options) {
  const queue = await arrivalsOf(bucket);
  const over = new AbortController();
  const scanning = scanUntil(over.signal, queue, { verdictOn: verdictByContent, ...options });
  return {
    stop: async () => {
      over.abort();
      await scanning;
    },
  };
}

/**
 * @param {AbortSignal} signal
 * @param {string} QueueUrl
 * @param {Required<ScannerOptions>} options
 */
async function scanUntil(signal, QueueUrl, { verdictOn, onFault }) {
  const clients = { s3: s3(), events: events(), sqs: sqs() };
  const receive = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: WAIT_SECONDS, MaxNumberOfMessages: 10 });
  const scan = async (/** @type {import('@aws-sdk/client-sqs').Message} */ { Body = '', ReceiptHandle }) => {
    const object = arrivedIn(Body);
    await report(clients, object, await verdictOn(object));
    await clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  };
  while (!signal.aborted) {
    try {
      const { Messages = [] } = await clients.sqs.send(receive, { abortSignal: signal });
      await Promise.all(Messages.map((message) => scan(message).catch(onFault)));
    } catch (error) {
      if (signal.aborted) return;
      onFault(error);
      await pause(PAUSE_MS);
    }
  }
}

/**
 * @param {string} event "Object Created", as EventBridge puts it into a queue.
 * @returns {ScannedObject}
 */
function arrivedIn(event) {
  const { bucket, object } = JSON.parse(event).detail;
  const { key, 'version-id': versionId, etag: eTag, size } = object;
  return { bucket: bucket.name, key, versionId, eTag, size };
}

/**
 * Tags the object, and publishes the event.
 *
 * @param {{ events: EventBridgeClient, s3: S3Client }} clients
 * @param {ScannedObject} object
 * @param {Verdict} verdict
 */
async function report({ s3, events }, object, verdict) {
  const { bucket: Bucket, key: Key, versionId: VersionId } = object;
  // GuardDuty cannot tag what it may not access.
  if (verdict !== 'ACCESS_DENIED') {
    const TagSet = [{ Key: 'GuardDutyMalwareScanStatus', Value: verdict }];
    await s3.send(new PutObjectTaggingCommand({ Bucket, Key, VersionId, Tagging: { TagSet } }));
  }
  const { FailedEntryCount, Entries } = await events.send(
    new PutEventsCommand({ Entries: [scanResult(object, verdict)] }),
  );
  if (FailedEntryCount !== 0) throw new Error(`The scan result was not taken: ${JSON.stringify(Entries)}`);
}

/**
 * The event of GuardDuty, schema version 1.0.
 *
 * @param {ScannedObject} object
 * @param {Verdict} verdict
 */
export function scanResult({ bucket, key, versionId, eTag }, verdict) {
  const detail = {
    schemaVersion: '1.0',
    scanStatus: scanStatus[verdict],
    resourceType: 'S3_OBJECT',
    s3ObjectDetails: { bucketName: bucket, objectKey: key, eTag, versionId, s3Throttled: false },
    scanResultDetails: {
      scanResultStatus: verdict,
      threats: verdict === 'THREATS_FOUND' ? [{ name: 'EICAR-Test-File (not a virus)' }] : null,
    },
  };
  return {
    Source: 'aws.guardduty',
    DetailType: 'GuardDuty Malware Protection Object Scan Result',
    Resources: [`arn:aws:guardduty:eu-central-1:000000000000:malware-protection-plan/${randomUUID()}`],
    Detail: JSON.stringify(detail),
  };
}

/**
 * Reads the whole object, as GuardDuty does.
 *
 * @param {ScannedObject} object
 * @returns {Promise<Verdict>}
 */
async function verdictByContent({ bucket: Bucket, key: Key, versionId: VersionId }) {
  const { Body } = await s3().send(new GetObjectCommand({ Bucket, Key, VersionId }));
  let rest = Buffer.alloc(0);
  for await (const chunk of /** @type {AsyncIterable<Uint8Array>} */ (Body)) {
    rest = Buffer.concat([rest, chunk]);
    if (rest.includes(EICAR)) return 'THREATS_FOUND';
    rest = rest.subarray(-EICAR.length);
  }
  return 'NO_THREATS_FOUND';
}

/**
 * A queue of its own that hears of every object that arrives in a bucket.
 *
 * @param {string} bucket
 */
async function arrivalsOf(bucket) {
  const { QueueUrl } = await sqs().send(new CreateQueueCommand({ QueueName: NAME }));
  if (QueueUrl === undefined) throw new Error('The queue of the scanner has no address.');
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
  const { Attributes } = await sqs().send(asked);
  const EventPattern = JSON.stringify({
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: { bucket: { name: [bucket] } },
  });
  await events().send(new PutRuleCommand({ Name: NAME, EventPattern }));
  await events().send(new PutTargetsCommand({ Rule: NAME, Targets: [{ Id: 'queue', Arn: Attributes?.['QueueArn'] }] }));
  return QueueUrl;
}
