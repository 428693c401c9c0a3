export { type RdsLocation, rdsLocation } from './rds-location.ts';
