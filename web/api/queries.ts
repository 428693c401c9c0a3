import { queryOptions } from '@tanstack/react-query';
import {
  ClassCounts,
  Coverage,
  DiagnosticReport,
  ElementDetails,
  JobList,
  ModelAnswer,
  ModelList,
  SpatialAnswer,
  type SpatialRequest,
  VersionList,
} from '#api/contracts';
import { request } from './client.ts';
import { FileFacts } from './file-facts.ts';
import { loadTree } from './load-tree.ts';

const model = (modelId: string) => `/v1/models/${encodeURIComponent(modelId)}`;

/** Where an artifact is; with the content's id the answer never changes, and the browser keeps it. */
export function artifactAddress(modelId: string, name: string, contentId?: string): string {
  return `${model(modelId)}/artifacts/${name}${contentId === undefined ? '' : `?content=${contentId}`}`;
}

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async ({ signal }) => (await request('/v1/models', ModelList, { signal })).models,
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

/** What belongs to one content never changes. */
const forEver = { staleTime: Number.POSITIVE_INFINITY } as const;

/** @param contentId of the newest version: with another one the list is another. */
export const versionsQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['versions', modelId, contentId],
    queryFn: async ({ signal }) => (await request(`${model(modelId)}/versions`, VersionList, { signal })).versions,
    ...forEver,
  });

export const treeQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['tree', contentId],
    queryFn: ({ signal }) => loadTree(`${model(modelId)}/tree`, signal),
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
    queryFn: ({ signal }) => request(`${model(modelId)}/coverage`, Coverage, { signal }),
    ...forEver,
  });

export const diagnosticsQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['diagnostics', contentId],
    queryFn: ({ signal }) => request(`${model(modelId)}/diagnostics`, DiagnosticReport, { signal }),
    ...forEver,
  });

export const factsQuery = (modelId: string, contentId: string) =>
  queryOptions({
    queryKey: ['facts', contentId],
    queryFn: ({ signal }) => request(artifactAddress(modelId, 'model.json', contentId), FileFacts, { signal }),
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
      request(`${model(modelId)}/spatial-queries`, SpatialAnswer, { method: 'POST', body: question, signal }),
    ...forEver,
  });
