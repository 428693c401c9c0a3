export const PROBER_SERVICE = 'prober';

/** What a look from outside has found, once a minute: 1 is up, 0 is down; nothing where it could not be known. */
export const proberMetrics = {
  /** The API answers, and the jobs can be reached. */
  serviceUp: 'ServiceUp',
  /** A paused database is up: whoever needs it wakes it. */
  databaseUp: 'DatabaseUp',
  cacheUp: 'CacheUp',
  /** Parts of the product that cannot be used at this moment. */
  partsFailing: 'PartsFailing',
  /** How long the answer took. */
  healthMilliseconds: 'HealthMilliseconds',
  /** The web app is delivered. */
  pageUp: 'PageUp',
  /** Days until the certificate of the web app's address ends. */
  certificateDays: 'CertificateDays',
} as const;
