import { useQuery } from '@tanstack/react-query';
import { metricsQuery } from '../api/queries.ts';
import { formatCount, formatDuration } from '../format/numbers.ts';
import { jobNumbers, type JobNumbers as Numbers, partStates } from './numbers.ts';

/** What each part of the product is for. */
const partWords: Readonly<Record<string, string>> = {
  processor: 'Workers',
  database: 'Database',
  storage: 'Storage',
  jobs: 'Job table',
  cache: 'Cache',
};

const EVERY_MS = 10_000;

/** How much there is to do, how fast it goes, and whether everything is there that it takes. */
export function JobNumbers() {
  const { data, error } = useQuery({ ...metricsQuery, refetchInterval: EVERY_MS });
  const numbers = data && jobNumbers(data);
  return (
    <section className="numbers" aria-label="Numbers">
      {error !== null && (
        <p className="error" role="alert">
          {error.message}
        </p>
      )}
      {numbers === null && <p className="jobs-empty">The numbers cannot be had at this moment.</p>}
      {numbers && (
        <dl className="numbers-tiles">
          {tiles(numbers).map(({ label, value, note }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
              <dd className="numbers-note">{note}</dd>
            </div>
          ))}
        </dl>
      )}
      {data && (
        <ul className="numbers-parts" aria-label="Parts of the server">
          {partStates(data).map(({ name, isUp }) => (
            <li key={name} className={isUp ? 'is-up' : 'is-down'}>
              {partWords[name] ?? name} {isUp ? 'can be used' : 'cannot be used'}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const seconds = (value: number | undefined) => (value === undefined ? '–' : formatDuration(value * 1000));

function workerWords(workers: number | undefined): string {
  if (workers === undefined) return 'workers come as they are needed';
  return workers === 1 ? 'by one worker' : `by ${formatCount(workers)} workers`;
}

function tiles({ count, waiting, longestWait, workers, median, p95 }: Numbers) {
  const lost = count('failed') + count('rejected');
  return [
    {
      label: 'Waiting',
      value: formatCount(waiting),
      note: waiting === 0 ? 'nothing waits' : `the first for ${seconds(longestWait)}`,
    },
    { label: 'At work', value: formatCount(count('processing')), note: workerWords(workers) },
    { label: 'Done', value: formatCount(count('succeeded')), note: 'in the last 24 hours' },
    {
      label: 'Without a model',
      value: formatCount(lost),
      note: `${formatCount(count('failed'))} failed, ${formatCount(count('rejected'))} not taken`,
    },
    { label: 'A file takes', value: seconds(median), note: `95 of 100 at most ${seconds(p95)}` },
  ];
}
