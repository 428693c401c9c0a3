import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ApiClient, type ResumableUpload, uploadFile } from '#api/client';
import type { Job } from '#api/contracts';
import { exitCodeOf, exitCodes, exitCodesHelp, Interrupted } from '../exit-codes.ts';
import { uploadOutput } from '../upload/output.ts';
import { readResumeToken } from '../upload/resume-token.ts';
import { iamCredentials, signByIam } from '../upload/sign-by-iam.ts';

interface Options {
  readonly endpoint: string;
  readonly token?: string;
  readonly iam?: true;
  readonly model?: string;
  readonly resume?: ResumableUpload;
  readonly json?: true;
}

/** `plinth upload model.ifc --endpoint https://...`. */
export function uploadCommand(): Command {
  return new Command('upload')
    .description('send an IFC file to a Plinth server of either edition, and wait for its result')
    .argument('<model>', 'an .ifc or .ifczip file')
    .addOption(
      new Option('-e, --endpoint <url>', 'the address of the API, as the server or the deployment has printed it')
        .env('PLINTH_ENDPOINT')
        .default('http://127.0.0.1:8080')
        .argParser(address),
    )
    .addOption(
      new Option('--token <text>', 'an API key, where the server lets in only who has one').env('PLINTH_TOKEN'),
    )
    .addOption(
      new Option(
        '--iam',
        'sign every request by AWS Signature Version 4, for an API that is closed by IAM; the credentials are those of AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN',
      ).conflicts('token'),
    )
    .option('--model <id>', 'the model that gets this file as its next version; a new one without it')
    .addOption(new Option('--resume <text>', 'go on with an upload that was broken off').argParser(resumable))
    .option('--json', 'print one JSON object per line for every event, the last of them `done`, `refused` or `failed`')
    .addHelpText('after', exitCodesHelp)
    .action(run);
}

function address(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('An address such as http://127.0.0.1:8080 is needed.');
}

function resumable(text: string): ResumableUpload {
  const upload = readResumeToken(text);
  if (upload === undefined) throw new InvalidArgumentError('It is not what a broken upload has printed.');
  return upload;
}

const endCodes: Partial<Record<Job['state'], number>> = {
  succeeded: exitCodes.success.code,
  rejected: exitCodes.refused.code,
  cancelled: exitCodes.interrupted.code,
};

async function run(path: string, { endpoint, token, iam, model, resume, json }: Options): Promise<void> {
  const output = uploadOutput(json === true);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Interrupted('Interrupted.'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const { signal } = interrupted;
  let upload: ResumableUpload | undefined;
  let job: Job | undefined;
  try {
    await stat(path); // names the reason where the file cannot be opened; a Blob does not
    const file = new File([await openAsBlob(path)], basename(path));
    const client = new ApiClient({ endpoint, token, ...(iam && { send: sendByIam(endpoint) }) });
    const sha256 = resume ? undefined : await checksum(path, signal);
    const onBegun = (begun: ResumableUpload) => {
      upload = begun;
    };
    const options = { resume, modelId: model, sha256, onBegun, onProgress: output.sent, signal };
    job = await uploadFile(client, file, options);
    for await (const seen of client.follow(job.id, signal)) {
      job = seen;
      output.job(job);
    }
    output.ended(job);
    process.exitCode = endCodes[job.state] ?? exitCodes.failure.code;
  } catch (error) {
    output.failed(error, job ? { job } : { upload });
    process.exitCode = exitCodeOf(error);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Signs what goes to the API; what goes to a signed URL has its signature already. */
function sendByIam(endpoint: string): (request: Request) => Promise<Response> {
  const credentials = iamCredentials(endpoint, process.env);
  const { origin } = new URL(endpoint);
  return async (request) =>
    fetch(new URL(request.url).origin === origin ? await signByIam(request, credentials) : request);
}

/** The server knows by it whether it has the file already, and whether the file has arrived as it is. */
async function checksum(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 2 ** 20 }), hash, { signal });
  return hash.digest('hex');
}
