import { Sha256 } from '@aws-crypto/sha256-js';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SignatureV4 } from '@smithy/signature-v4';
import { z } from 'zod';

/** What aliases point to. */
export interface LambdaAliases {
  /** @param functionName with or without its ARN. */
  versionOf(functionName: string, alias: string): Promise<number>;
  point(functionName: string, alias: string, version: number): Promise<void>;
}

const Alias = z.object({ FunctionVersion: z.string() });

/**
 * Two calls of Lambda's API, signed as whoever is signed in; all else that is needed of Lambda goes by CloudFormation.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html
 */
export function lambdaAliases(identity: CloudFormationClient, send: typeof fetch = fetch): LambdaAliases {
  const { region, credentials } = identity.config;
  const signer = new SignatureV4({ service: 'lambda', region, credentials, sha256: Sha256 });

  async function call(method: string, path: string, body?: object) {
    const hostname = `lambda.${await region()}.amazonaws.com`;
    const signed = await signer.sign({
      method,
      protocol: 'https:',
      hostname,
      path: `/2015-03-31/functions/${path}`,
      headers: { host: hostname, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const url = `https://${hostname}${signed.path}`;
    const response = await send(url, { method, headers: signed.headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok)
      throw new Error(`Lambda answers ${response.status} to ${method} ${path}: ${await response.text()}`);
    return response.json();
  }

  return {
    versionOf: async (name, alias) =>
      Number(Alias.parse(await call('GET', `${segment(name)}/aliases/${alias}`)).FunctionVersion),
    point: async (name, alias, version) => {
      await call('PUT', `${segment(name)}/aliases/${alias}`, { FunctionVersion: String(version) });
    },
  };
}

const segment = (functionName: string) => encodeURIComponent(functionName);
