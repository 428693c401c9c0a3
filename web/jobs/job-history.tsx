import type { Job } from '#api/contracts';
import { formatCount, formatDuration } from '../format/numbers.ts';
import { stateWords } from './job-words.ts';

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** When the job was what, for how long, and what is known beside. */
export function JobHistory({ job }: { readonly job: Job }) {
  const { transitions, attempts, peakMemoryMB, error } = job;
  return (
    <details className="job-history">
      <summary>
        History<span className="visually-hidden"> of {job.fileName}</span>
      </summary>
      <ol>
        {transitions.map(({ state, at }, index) => {
          const until = transitions[index + 1]?.at;
          return (
            <li key={`${state} ${at}`}>
              <span>{stateWords[state]}</span>
              <time dateTime={at}>{time.format(Date.parse(at))}</time>
              <span>{until !== undefined && formatDuration(Date.parse(until) - Date.parse(at))}</span>
            </li>
          );
        })}
      </ol>
      <p>
        {attempts === 1 ? 'Taken up once' : `Taken up ${formatCount(attempts)} times`}
        {peakMemoryMB !== null && ` · ${formatCount(peakMemoryMB)} MB of memory at most`}
        {error !== null && (
          <>
            {' · '}
            <code>{error.code}</code>
          </>
        )}
      </p>
    </details>
  );
}
