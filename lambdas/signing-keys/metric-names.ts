export const SIGNING_KEYS_SERVICE = 'signing-keys';
