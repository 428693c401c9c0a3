export { ConfigurationExport, type ConfigurationExportProps } from './configuration-export.ts';
export { exportLifecycle } from './export-bucket.ts';
