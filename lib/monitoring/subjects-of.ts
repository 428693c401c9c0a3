import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { IConstruct } from 'constructs';
import { ApiFunction } from '#lib/constructs/api-function';
import { BucketReplication } from '#lib/constructs/bucket-replica';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { NodeFunction } from '#lib/constructs/node-function';
import { StateTable } from '#lib/constructs/state-table';
import type { DeepLinks } from './deep-links.ts';
import type { Subject } from './subject.ts';

/** Its place below the stage, as a name: `Ingest-JobQueues-StandardDeadLetters`. */
export const placeOf = ({ node }: IConstruct): string => node.path.split('/').slice(1).join('-');

/** Subjects that are found wherever they are: whoever builds another has its alarms with it. */
export function foundSubjects(stage: IConstruct, links: DeepLinks) {
  const all = stage.node.findAll();
  const functions = all.filter((node) => node instanceof NodeFunction);
  const readers = all.filter((node) => node instanceof EventSourceMapping).map(({ node }) => node.scope);
  const functionSubject = (node: NodeFunction): Subject => ({
    name: node.folder,
    dimensions: { function: { FunctionName: node.functionName } },
    link: links.function(node.functionName),
  });
  return {
    function: functions.map(functionSubject),
    backgroundFunction: functions.filter((node) => !(node instanceof ApiFunction)).map(functionSubject),
    streamReader: functions.filter((node) => readers.includes(node)).map(functionSubject),
    deadLetterQueue: all
      .filter((node) => node instanceof DeadLetterQueue)
      .map((queue) => ({
        name: placeOf(queue),
        dimensions: { queue: { QueueName: queue.queueName } },
        link: links.queue(queue.queueName),
      })),
    table: all
      .filter((node) => node instanceof StateTable)
      .map((table) => ({
        name: placeOf(table),
        dimensions: { table: { TableName: table.tableName } },
        link: links.table(table.tableName),
      })),
    replicatedBucket: all
      .filter((node) => node instanceof BucketReplication)
      .map((replication) => ({
        name: placeOf(replication),
        dimensions: { replication: replication.dimensions },
        link: links.bucket(replication.dimensions.SourceBucket),
      })),
    stateMachine: all
      .filter((node) => node instanceof StateMachine)
      .map((machine) => ({
        name: placeOf(machine),
        dimensions: { machine: { StateMachineArn: machine.stateMachineArn } },
        link: links.stateMachine(machine.stateMachineArn),
      })),
  } as const;
}
