import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  ApiKeyList,
  AuditList,
  ClassCounts,
  Coverage,
  DiagnosticReport,
  ElementDetails,
  JobList,
  type JobState,
  MetricsDocument,
  ModelAnswer,
  ModelList,
  SpatialAnswer,
  type SpatialRequest,
  type SpatialTree,
  VersionList,
} from '#api/contracts';
import { fetchArtifact, readArtifact } from './artifacts.ts';
import { request } from './client.ts';
import { FileFacts } from './file-facts.ts';

const model = (modelId: string) => `/v1/models/${encodeURIComponent(modelId)}`;

/** @param cursor empty: from the beginning. */
function pageOf(limit: number, cursor: string): URLSearchParams {
  return new URLSearchParams({ limit: String(limit), ...(cursor !== '' && { cursor }) });
}

export const modelsQuery = infiniteQueryOptions({
  queryKey: ['models'],
  queryFn: ({ signal, pageParam }) => request(`/v1/models?${pageOf(60, pageParam)}`, ModelList, { signal }),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const modelQuery = (modelId: string) =>
  queryOptions({
    queryKey: ['models', modelId],
    queryFn: async ({ signal }) => (await request(model(modelId), ModelAnswer, { signal })).model,
  });

export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: async ({ signal }) => (await request('/v1/jobs?limit=50', JobList, { signal })).jobs,
});

/** @param states none: of any. */
export const foundJobsQuery = (states: readonly JobState[]) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'found', states],
    queryFn: ({ signal, pageParam }) => {
      const query = pageOf(25, pageParam);
      for (const state of states) query.append('state', state);
      return request(`/v1/jobs?${query}`, JobList, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const metricsQuery = queryOptions({
  queryKey: ['metrics'],
  queryFn: ({ signal }) => request('/metrics', MetricsDocument, { accept: 'application/json', signal }),
});

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async ({ signal }) => (await request('/v1/api-keys', ApiKeyList, { signal })).keys,
});

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ signal, pageParam }) => request(`/v1/audit?${pageOf(50, pageParam)}`, AuditList, { signal }),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** What belongs to one content never changes. */
const forEver = { staleTime: Number.POSITIVE_INFINITY } as const;

/** @param contentId of the newest version: with another one the list is another. */
export const versionsQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['versions', modelId, contentId],
    queryFn: async ({ signal }) => (await request(`${model(modelId)}/versions`, VersionList, { signal })).versions,
    ...forEver,
  });

/**
 * The spatial tree. It may have a hundred thousand nodes, so it is not checked node by node: the form of the artifact is
 * proven by the server's own tests, and a check would cost more than everything else the page does with it.
 */
export const treeQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['tree', contentId],
    queryFn: async ({ signal }) => {
      const { response } = await fetchArtifact({ modelId, contentId, name: 'tree.json' }, signal);
      const tree: SpatialTree = await response.json();
      return tree;
    },
    ...forEver,
  });

export const classesQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['classes', contentId],
    queryFn: async ({ signal }) => (await request(`${model(modelId)}/classes`, ClassCounts, { signal })).classes,
    ...forEver,
  });

export const coverageQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['coverage', contentId],
    queryFn: ({ signal }) => readArtifact({ modelId, contentId, name: 'coverage.json' }, Coverage, signal),
    ...forEver,
  });

export const diagnosticsQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['diagnostics', contentId],
    queryFn: ({ signal }) => readArtifact({ modelId, contentId, name: 'diagnostics.json' }, DiagnosticReport, signal),
    ...forEver,
  });

export const factsQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['facts', contentId],
    queryFn: ({ signal }) => readArtifact({ modelId, contentId, name: 'model.json' }, FileFacts, signal),
    ...forEver,
  });

export const elementQuery = (modelId: string, contentId: string, expressId: number) =>
  queryOptions({
    queryKey: ['element', contentId, expressId],
    queryFn: ({ signal }) => request(`${model(modelId)}/elements/${expressId}`, ElementDetails, { signal }),
    ...forEver,
  });

export const spatialQuery = (modelId: string, contentId: string, question: SpatialRequest) =>
  queryOptions({
    queryKey: ['spatial', contentId, question],
    queryFn: ({ signal }) =>
      request(`${model(modelId)}/spatial-queries`, SpatialAnswer, {
        method: 'POST',
        body: question,
        isPatient: true,
        signal,
      }),
    ...forEver,
  });
