import type { JobState } from '#api/contracts';

interface Filter {
  readonly key: string;
  readonly label: string;
  /** None: of any. */
  readonly states: readonly JobState[];
}

/** What can be chosen to be shown; the first is shown first. */
export const jobFilters = [
  { key: 'all', label: 'All', states: [] },
  { key: 'under-way', label: 'Under way', states: ['awaiting_upload', 'scanning', 'queued', 'processing'] },
  { key: 'queued', label: 'Waiting their turn', states: ['queued'] },
  { key: 'failed', label: 'Failed', states: ['failed'] },
  { key: 'rejected', label: 'Not taken', states: ['rejected'] },
  { key: 'succeeded', label: 'Done', states: ['succeeded'] },
  { key: 'cancelled', label: 'Cancelled', states: ['cancelled'] },
] as const satisfies readonly Filter[];
export type JobFilter = (typeof jobFilters)[number];
