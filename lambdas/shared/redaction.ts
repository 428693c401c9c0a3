const REDACTED = '[redacted]';

/** Names of fields whose values nobody may read in a log. */
const secretName = /authorization|cookie|password|secret|token|signature|credential|api-?key|idempotency-?key/i;

/** What gives access wherever it stands in a text, and what is written in its place. */
const secretTexts: readonly (readonly [RegExp, string])[] = [
  // The query of a signed URL, and of a database token, which is one without its scheme.
  [/\?[^\s"'<>]*X-Amz-(?:Signature|Credential|Security-Token)=[^\s"'<>]*/gi, `?${REDACTED}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${REDACTED}`],
  [/(\w:\/\/[^\s/:@]*):[^\s/@]+@/g, `$1:${REDACTED}@`],
];

/** Takes tokens, signed URLs and passwords out of what is logged: a replacer of `JSON.stringify`. */
export function redact(name: string, value: unknown): unknown {
  if (secretName.test(name)) return REDACTED;
  if (typeof value !== 'string') return value;
  return secretTexts.reduce((text, [secret, replacement]) => text.replace(secret, replacement), value);
}
