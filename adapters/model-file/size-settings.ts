import { budgetSettings } from './budget-settings.ts';
import { TILES_ABOVE } from './tiling-setting.ts';

/** The variables of the environment that say how large models and their shapes may be. */
const names = [TILES_ABOVE, ...budgetSettings.map(({ variable }) => variable)];

/** Those that are set: for a process that is to inherit nothing else. */
export function sizeSettings(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value ? [[name, value]] : [];
    }),
  );
}
