import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientSettings } from '#adapters/aws';

export const dynamoClient = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ ...clientSettings }), {
    marshallOptions: { removeUndefinedValues: true },
  });
