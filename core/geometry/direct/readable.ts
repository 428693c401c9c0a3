import { UnreadableStatement } from '#core/step';
import { Declined } from './declined.ts';

/** Whether an error says that a statement is not as it should be. */
export const isUnreadable = (error: unknown): error is Declined | UnreadableStatement =>
  error instanceof Declined || error instanceof UnreadableStatement;

/** What is read of a statement; undefined where it is not as it should be. */
export function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
