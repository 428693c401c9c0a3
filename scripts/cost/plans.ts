import { alwaysWarm, checkedConfig, type EnvironmentConfig, environments } from '#lib/config';

/** An environment whose cost is bounded. */
export interface Plan {
  readonly name: string;
  readonly config: EnvironmentConfig;
  /** US dollars a month while nobody uses it. @default it may cost what it does */
  readonly most?: number;
}

const bars: Readonly<Record<string, number>> = { dev: 15, production: 150, 'production, alwaysWarm': 300 };

/** Every environment in an account, and production as firms have it that upload all day. */
export const plans: readonly Plan[] = environments
  .filter(({ name }) => name !== 'local')
  .flatMap((settings) => [
    { name: settings.name, settings },
    ...(settings.name === 'production' ? [{ name: 'production, alwaysWarm', settings: alwaysWarm(settings) }] : []),
  ])
  .map(({ name, settings }) => {
    const most = bars[name];
    return { name, config: checkedConfig(settings), ...(most !== undefined && { most }) };
  });
