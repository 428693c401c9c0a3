export { clientSettings } from './client-settings.ts';
