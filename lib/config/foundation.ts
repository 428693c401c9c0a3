/** What an account and region have once, whatever the environments in them. */
export interface FoundationConfig {
  readonly region: string;
  /** `owner/name` on GitHub, whose workflows may deploy by a role of the account. @default nobody's */
  readonly repository?: string;
}

export const foundation: FoundationConfig = { region: 'eu-central-1' };
