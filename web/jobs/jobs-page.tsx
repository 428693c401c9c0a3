import { useState } from 'react';
import { Page } from '../app/page.tsx';
import { useMay } from '../session/session.ts';
import { JobNumbers } from './job-numbers.tsx';
import './jobs-page.css';
import { FoundJobs } from './found-jobs.tsx';
import { type JobFilter, jobFilters } from './job-filters.ts';
import { RetryFailed } from './retry-failed.tsx';

/** What the conversion is doing: numbers, all jobs, and what can be done about those that failed. */
export function JobsPage() {
  const [filter, setFilter] = useState<JobFilter>(jobFilters[0]);
  const mayChange = useMay('jobs:change');
  return (
    <Page title="Jobs" about="Every file that was uploaded to this project, and what became of it.">
      <JobNumbers />
      <section className="jobs-found" aria-labelledby="jobs-found">
        <div className="jobs-bar">
          <h2 id="jobs-found">Files</h2>
          <label className="jobs-filter">
            Show
            <select
              className="input"
              value={filter.key}
              onChange={({ target }) => setFilter(jobFilters.find(({ key }) => key === target.value) ?? jobFilters[0])}
            >
              {jobFilters.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          {mayChange && <RetryFailed />}
        </div>
        <FoundJobs key={filter.key} filter={filter} />
      </section>
    </Page>
  );
}
