export const METRICS_SERVICE = 'metrics';
