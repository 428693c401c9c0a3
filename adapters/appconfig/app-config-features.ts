import {
  type AppConfigDataClient,
  BadRequestException,
  GetLatestConfigurationCommand,
  StartConfigurationSessionCommand,
} from '@aws-sdk/client-appconfigdata';
import { Features } from '#core/model';
import type { FeatureFlags } from '#core/ports';

/** Where the flags are: ids or names, as AppConfig has them. */
export interface FlagsAddress {
  readonly application: string;
  readonly environment: string;
  readonly profile: string;
}

export interface AppConfigFeaturesOptions {
  readonly address: FlagsAddress;
  /** What is so until AppConfig has answered for the first time. */
  readonly first: Features;
  /** Told of every time that AppConfig could not be asked; what was known stays so. */
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds of some clock. @default since the process began */
  readonly now?: () => number;
}

/** AppConfig wants to be asked no more often than every 15 seconds, and takes money for each time. */
const BELIEVED_MS = 60_000;

/**
 * Flags of AWS AppConfig. They are asked for when somebody wants to know them and a minute has passed, and kept as they
 * were last known where AppConfig is away or holds something that is none of ours.
 */
export class AppConfigFeatures implements FeatureFlags {
  readonly #client: AppConfigDataClient;
  readonly #options: AppConfigFeaturesOptions;
  readonly #now: () => number;
  #known: Features;
  /** For the next question; without it a session has to be begun. */
  #token: string | undefined;
  #askAt = Number.NEGATIVE_INFINITY;
  /** The question that is under way. */
  #asking: Promise<void> | undefined;

  constructor(client: AppConfigDataClient, options: AppConfigFeaturesOptions) {
    this.#client = client;
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#known = options.first;
  }

  async current(): Promise<Features> {
    if (this.#asking === undefined && this.#now() >= this.#askAt) {
      this.#asking = this.#ask().finally(() => {
        this.#asking = undefined;
      });
    }
    await this.#asking;
    return this.#known;
  }

  async #ask(): Promise<void> {
    this.#askAt = this.#now() + BELIEVED_MS;
    try {
      this.#token ??= await this.#begin();
      const { Configuration, NextPollConfigurationToken } = await this.#client.send(
        new GetLatestConfigurationCommand({ ConfigurationToken: this.#token }),
      );
      this.#token = NextPollConfigurationToken;
      // Nothing says that nothing has changed.
      const text = new TextDecoder().decode(Configuration ?? new Uint8Array());
      if (text !== '') this.#known = Features.parse(JSON.parse(text));
    } catch (error) {
      // A token is good once and for a day: one that was refused is of no more use.
      if (error instanceof BadRequestException) this.#token = undefined;
      this.#options.onFailure(error);
    }
  }

  async #begin(): Promise<string | undefined> {
    const { application, environment, profile } = this.#options.address;
    const { InitialConfigurationToken } = await this.#client.send(
      new StartConfigurationSessionCommand({
        ApplicationIdentifier: application,
        EnvironmentIdentifier: environment,
        ConfigurationProfileIdentifier: profile,
      }),
    );
    return InitialConfigurationToken;
  }
}
