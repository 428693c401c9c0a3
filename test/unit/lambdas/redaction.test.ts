import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redact } from '../../../lambdas/shared/redaction.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const logged = (value: unknown) => JSON.stringify(value, redact);
const signedUrl =
  'https://uploads.s3.eu-central-1.amazonaws.com/a/b/c?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F2026&X-Amz-Signature=5ec1e7';

describe('what is logged', () => {
  it('keeps what it says, but not the query of a signed URL', () => {
    const text = logged({ message: `PUT ${signedUrl} gave 403 after 12 ms` });
    expect(text).toContain('PUT https://uploads.s3.eu-central-1.amazonaws.com/a/b/c?[redacted] gave 403 after 12 ms');
    expect(text).not.toMatch(/5ec1e7|AKIA/);
  });

  it.each([
    ['a database token', 'db.example:5432/?Action=connect&DBUser=w&X-Amz-Signature=5ec1e7'],
    ['a bearer token', 'Authorization failed for Bearer 5ec1e7.a.b'],
    ['the password of a URL', 'postgresql://worker:5ec1e7@db:5432/plinth'],
  ])('has no %s in any text', (_, text) => {
    expect(logged(['failed:', { detail: text }])).not.toContain('5ec1e7');
  });

  it('has no value of a field whose name says that it is secret, however deep', () => {
    const names = [
      'authorization',
      'Cookie',
      'x-api-key',
      'sessionToken',
      'Password',
      'masterSecret',
      'Idempotency-Key',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat({ max: 4 }),
        fc.string({ minLength: 12 }),
        (name, depth, secret) => {
          let value: unknown = { [name]: [secret] };
          for (let level = 0; level < depth; level++) value = { level, value };
          expect(logged(value)).not.toContain(JSON.stringify(secret).slice(1, -1));
        },
      ),
    );
  });

  it('passes through the logger that every function has', () => {
    const { tools, lines } = observed();
    tools.logger.addContext(lambdaContext());
    tools.logger.error('It failed.', new Error(`No answer from ${signedUrl}`));
    expect(lines.join()).toContain('?[redacted]');
    expect(lines.join()).not.toContain('5ec1e7');
  });
});
