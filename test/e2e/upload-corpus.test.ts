import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Coverage, type Job, ModelAnswer } from '#api/contracts';
import { ApiClient } from '../support/api-client.ts';
import { corpusFiles, corpusPath, describeCorpus } from '../support/corpus.ts';
import { type Ended, eventsOf, plinthAsync, temporaryFolder } from '../support/plinth.ts';
import { ServerProcess } from '../support/server.ts';

jest.setTimeout(600_000);

/** What became of a file, as both ways tell it. */
interface Outcome {
  readonly code: string;
  readonly contentId: string | null;
  readonly coverage: object | null;
}

function outcomeOfCommand(ended: Ended): Outcome {
  const last = eventsOf(ended).at(-1) ?? {};
  if (last['event'] !== 'done') {
    return { code: JSON.parse(JSON.stringify(last['diagnostic'])).code, contentId: null, coverage: null };
  }
  const { contentId, expected, produced, failed, empty } = last;
  return { code: 'succeeded', contentId: String(contentId), coverage: { expected, produced, failed, empty } };
}

const outcomeOfJob = ({ state, error, contentId, coverage }: Job): Outcome => ({
  code: state === 'succeeded' ? state : (error?.code ?? state),
  contentId,
  coverage,
});

describeCorpus('all files of the corpus, uploaded at once,', () => {
  let server: ServerProcess;
  let client: ApiClient;
  let ended: Map<string, Job>;
  let unanswered = 0;
  let answered = 0;

  beforeAll(async () => {
    server = await ServerProcess.start(temporaryFolder());
    client = new ApiClient(server.url);
    const jobs = await Promise.all(
      corpusFiles().map(async (fileName) => {
        const content = readFileSync(corpusPath(fileName));
        const { upload, job } = await client.announce({ fileName, size: content.length });
        const stored = await client.s3(upload.id, { method: 'PUT' }, Uint8Array.from(content));
        if (!stored.ok) throw new Error(`${fileName}: ${await stored.text()}`);
        return job;
      }),
    );
    let isWorking = true;
    const asking = (async () => {
      while (isWorking) {
        const { ok } = await client.fetch('/healthz');
        if (ok) answered++;
        else unanswered++;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    const all = await Promise.all(jobs.map(({ id }) => client.waitFor(id)));
    isWorking = false;
    await asking;
    ended = new Map(all.map((job) => [job.fileName, job]));
  }, 600_000);

  afterAll(() => server.end('SIGKILL'));

  it.each(corpusFiles())('end as the command does: %s', async (fileName) => {
    const job = ended.get(fileName);
    const path = corpusPath(fileName);
    const command = await plinthAsync('process', path, '--out', temporaryFolder(), '--json');
    expect(job && outcomeOfJob(job)).toEqual(outcomeOfCommand(command));
    if (job?.state !== 'succeeded') return;
    const { model } = await client.get(`/v1/models/${job.modelId}`, ModelAnswer);
    expect(model.current).toMatchObject({ fileName, contentId: job.contentId, coverage: job.coverage });
    const coverage = await client.get(`/v1/models/${job.modelId}/coverage`, Coverage);
    expect(coverage).toMatchObject(job.coverage ?? {});
    expect((await client.fetch(`/v1/models/${job.modelId}/tree`)).status).toBe(200);
    const glb = await client.fetch(`/v1/models/${job.modelId}/artifacts/model.glb`, {
      headers: { range: 'bytes=0-3' },
    });
    expect(await glb.text()).toBe('glTF');
  });

  it('keep the server from answering at no time', () => {
    expect([answered > 10, unanswered]).toEqual([true, 0]);
  });
});
