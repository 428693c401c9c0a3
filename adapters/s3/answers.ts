import { S3ServiceException } from '@aws-sdk/client-s3';

/** Whether S3 has answered with one of these HTTP statuses. */
export function answered(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode ?? 0);
}

/** What S3 has found, or undefined where there is nothing; every other error passes. */
export async function ifPresent<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (answered(error, 404)) return undefined;
    throw error;
  }
}
