/** What the log calls it -> what people call it. */
const words: Readonly<Record<string, string>> = {
  'session.begin': 'Signed in',
  'session.end': 'Signed out',
  'upload.announce': 'Uploaded a file',
  'job.cancel': 'Cancelled a job',
  'job.retry': 'Tried a job again',
  'job.retry-failed': 'Tried all failed jobs again',
  'model.delete': 'Deleted a model',
  'key.create': 'Made an API key',
  'key.revoke': 'Revoked an API key',
};

/** An action that is newer than this page keeps its name. */
export const wordsOfAction = (action: string): string => words[action] ?? action;
