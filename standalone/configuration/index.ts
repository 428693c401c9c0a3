export { type Configuration, ConfigurationProblem, openConfiguration } from './open-configuration.ts';
