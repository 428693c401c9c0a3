export const JOBS_SERVICE = 'jobs';
