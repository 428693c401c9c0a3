import { createHash, createHmac } from 'node:crypto';

/** Of whoever asks, as AWS's tools put them into the environment. */
export interface IamCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly region: string;
}

const SERVICE = 'execute-api';

/** Signs a request for an API that is closed by IAM (AWS Signature Version 4, with the checksum of its body). */
export async function signByIam(request: Request, credentials: IamCredentials, now = new Date()): Promise<Request> {
  const body = new Uint8Array(await request.clone().arrayBuffer());
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const { host, pathname, searchParams } = new URL(request.url);
  const bodyHash = hashOf(body);
  const added = {
    'x-amz-date': time,
    'x-amz-content-sha256': bodyHash,
    ...(credentials.sessionToken !== undefined && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const signed = Object.entries({ host, ...added }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    request.method,
    pathname.split('/').map(encoded).join('/'),
    [...searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    bodyHash,
  ].join('\n');
  const scope = `${time.slice(0, 8)}/${credentials.region}/${SERVICE}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, hashOf(canonical)].join('\n');
  const signature = hmac(signingKey(credentials, time.slice(0, 8)), text).toString('hex');
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
  const credential = `Credential=${credentials.accessKeyId}/${scope}`;
  headers.set('authorization', `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`);
  const { method, signal } = request;
  return new Request(request.url, { method, headers, signal, ...(body.length > 0 && { body }) });
}

/**
 * What the environment says.
 *
 * @param endpoint of the API, whose name tells its region unless it is one of one's own.
 * @throws Error naming what is missing.
 */
export function iamCredentials(endpoint: string, variables: NodeJS.ProcessEnv): IamCredentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION } = variables;
  const region = /\.execute-api\.([a-z0-9-]+)\.amazonaws\.com$/.exec(new URL(endpoint).hostname)?.[1] ?? AWS_REGION;
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) {
    throw new Error(
      '--iam needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: eval "$(aws configure export-credentials --format env)"',
    );
  }
  if (region === undefined) throw new Error('--iam needs AWS_REGION where the address does not tell the region.');
  const session = AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN };
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, ...session, region };
}

const hashOf = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

const signingKey = ({ secretAccessKey, region }: IamCredentials, day: string): Buffer =>
  [day, region, SERVICE, 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));

/** RFC 3986, 2.3: all but unreserved characters. A path is encoded a second time. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
