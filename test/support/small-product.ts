import { ApiClient } from '#api/client';
import type { ClassCounts, Job, ModelSummary } from '#api/contracts';
import { jobAfter, someJob, waysTo } from './jobs.ts';

const uploadId = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const signed = 'https://s3.example/';

/** How an upload ends, and what a model answers. */
export interface SmallProduct {
  readonly ends: Extract<Job['state'], 'succeeded' | 'failed'>;
  readonly classes: ClassCounts['classes'];
}

/** The API as far as one upload goes, with whatever models there were before. */
export function smallProduct({ ends, classes }: SmallProduct, before: readonly string[] = []) {
  const models = new Set(before);
  const asked: string[] = [];
  const announced = someJob({ uploadId });
  const ended = jobAfter(waysTo[ends], announced);
  const answers: Readonly<Record<string, () => unknown>> = {
    'POST /v1/uploads': () => ({
      upload: { id: uploadId, bucket: 'uploads', key: 'k', method: 'put', partSize: 5_242_880 },
      job: announced,
    }),
    [`POST /v1/uploads/${uploadId}/sign`]: () => ({ url: signed, headers: {} }),
    [`GET /v1/jobs/${announced.id}/events`]: () => ({ cursor: '1', events: [ended] }),
    'GET /v1/models': () => ({ models: [...models].map(summaryOf), nextCursor: null }),
    [`GET /v1/models/${announced.modelId}/classes`]: () => ({ classes }),
    [`GET /v1/models/${announced.modelId}/elements`]: () => ({ elements: classes.map(elementOf), nextCursor: null }),
  };
  const send = async (request: Request): Promise<Response> => {
    if (request.url === signed) {
      if (ends === 'succeeded') models.add(announced.modelId);
      return new Response(null, { headers: { etag: '"e"' } });
    }
    const what = `${request.method} ${new URL(request.url).pathname}`;
    asked.push(what);
    const answer = answers[what];
    return answer ? Response.json(answer()) : Response.json({ no: what }, { status: 404 });
  };
  return { client: new ApiClient({ endpoint: 'https://api.example', send }), models, asked };
}

const elementOf = ({ class: className }: ClassCounts['classes'][number]) => ({
  expressId: 1,
  globalId: '0000000000000000000001',
  class: className,
  predefinedType: null,
  name: null,
  typeName: null,
  storey: null,
  hasGeometry: true,
});

const summaryOf = (modelId: string): ModelSummary => ({
  modelId,
  name: 'house',
  versions: 1,
  current: {
    versionId: modelId,
    number: 1,
    fileName: 'house.ifc',
    contentId: '0123456789abcdef',
    schema: 'IFC4',
    projectName: null,
    createdAt: '2026-01-02T03:04:05.000Z',
    counts: { instances: 1, products: 1, elements: 1, properties: 0 },
    coverage: { expected: 1, produced: 1, failed: 0, empty: 0 },
  },
});
