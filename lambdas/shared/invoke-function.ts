import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { dynamoClient } from '#adapters/dynamodb';

/** Calls a function, or an alias or version of it, with an event, and waits for its answer. */
export type InvokeFunction = (functionName: string, event: unknown) => Promise<unknown>;

/** API Gateway waits no longer for a function either. */
const SECONDS = 29;

/**
 * Lambda's Invoke, by a signed request: its client in the SDK would double the bundle of a function that needs one call.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 *
 * @throws where the function cannot be called, or has failed; never with the answer's content.
 */
export function invokeFunction(endpoint: string | undefined, send: typeof fetch = fetch): InvokeFunction {
  // Any client of AWS knows where and as whom the function runs.
  const { region, credentials } = dynamoClient().config;
  const signer = new SignatureV4({ service: 'lambda', region, credentials, sha256: Sha256 });
  return async (functionName, event) => {
    const base = new URL(endpoint ?? `https://lambda.${await region()}.amazonaws.com`);
    const body = JSON.stringify(event);
    const { method, path, headers } = await signer.sign({
      method: 'POST',
      protocol: base.protocol,
      hostname: base.hostname,
      path: `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
      headers: { host: base.host, 'content-type': 'application/json' },
      body,
    });
    const response = await send(new URL(path, base), {
      method,
      headers,
      body,
      signal: AbortSignal.timeout(SECONDS * 1000),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${functionName} could not be called: Lambda answered ${response.status}.`);
    const fault = response.headers.get('x-amz-function-error');
    if (fault !== null) throw new Error(`${functionName} has failed: ${fault}.`);
    return JSON.parse(answer === '' ? 'null' : answer);
  };
}
