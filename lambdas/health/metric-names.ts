export const HEALTH_SERVICE = 'health';
