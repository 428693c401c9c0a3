export { applyEvent, hasUpload } from './apply-event.ts';
export { changeJob, type JobChange } from './change-job.ts';
export { type JobEvent, type JobOutcome, transitions, unfinishedStates } from './events.ts';
export { type NewJob, newJob, uploadKey } from './new-job.ts';
export { OverallProgress } from './overall-progress.ts';
export { ProgressNotes } from './progress-notes.ts';
export { storedTwin } from './stored-twin.ts';
export {
  type FileVerdict,
  findStuck,
  type StuckJob,
  type SweepLimits,
  type SweepOutcome,
  type SweepPorts,
} from './sweep.ts';
export {
  acceptVersion,
  rejectVersion,
  type StoredVersion,
  takeArrived,
  type UploadedFilePorts,
  type UploadStep,
} from './uploaded-file.ts';
