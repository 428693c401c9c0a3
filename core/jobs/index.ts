export { applyEvent, hasUpload } from './apply-event.ts';
export { changeJob, type JobChange } from './change-job.ts';
export { type JobEvent, type JobOutcome, transitions, unfinishedStates } from './events.ts';
export { type NewJob, newJob, uploadKey } from './new-job.ts';
export { OverallProgress } from './overall-progress.ts';
export { storedTwin } from './stored-twin.ts';
