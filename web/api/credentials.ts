/** What proves to the API who asks. */
export interface Credentials {
  /** Headers of the next request; none where the browser adds a cookie by itself. */
  headers(): Promise<Readonly<Record<string, string>>>;
  /**
   * Tries to get new ones after the API has refused these.
   *
   * @returns whether it is worth asking again.
   * @throws RequestFailed where it cannot be found out.
   */
  renew(refused: Readonly<Record<string, string>>): Promise<boolean>;
}
