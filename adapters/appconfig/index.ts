export { AppConfigFeatures, type FlagsAddress } from './app-config-features.ts';
