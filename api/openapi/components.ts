import { z } from 'zod';
import * as model from '#core/model';
import * as contracts from '../contracts/index.ts';

/** Everything the document defines by name; whatever contains one of these refers to it. */
const named = {
  Problem: contracts.Problem,
  Job: model.Job,
  JobList: contracts.JobList,
  JobAnswer: contracts.JobAnswer,
  JobEvents: contracts.JobEvents,
  RetriedJobs: contracts.RetriedJobs,
  UploadTicket: contracts.UploadTicket,
  UploadAnswer: contracts.UploadAnswer,
  SignedRequest: contracts.SignedRequest,
  SignedParts: contracts.SignedParts,
  ModelVersion: model.ModelVersion,
  ModelSummary: model.ModelSummary,
  ModelList: contracts.ModelList,
  ModelAnswer: contracts.ModelAnswer,
  VersionList: contracts.VersionList,
  TreeNode: model.TreeNode,
  SpatialTree: model.SpatialTree,
  ClassCounts: contracts.ClassCounts,
  ElementSummary: model.ElementSummary,
  ElementList: contracts.ElementList,
  Element: model.Element,
  Property: model.Property,
  ComplexProperty: model.ComplexProperty,
  PropertySet: model.PropertySet,
  ElementDetails: model.ElementDetails,
  ArtifactAddress: contracts.ArtifactAddress,
  SpatialAnswer: contracts.SpatialAnswer,
  Coverage: model.Coverage,
  Diagnostic: model.Diagnostic,
  DiagnosticReport: model.DiagnosticReport,
  StorageHealth: contracts.StorageHealth,
  StorageFailure: contracts.StorageFailure,
  SystemHealth: contracts.SystemHealth,
  ServiceInfo: contracts.ServiceInfo,
  ServiceHealth: contracts.ServiceHealth,
  MonitoringHealth: contracts.MonitoringHealth,
  DatabaseHealth: contracts.DatabaseHealth,
  AgentsHealth: contracts.AgentsHealth,
  DashboardHealth: contracts.DashboardHealth,
  MetricsDocument: contracts.MetricsDocument,
  Principal: model.Principal,
  MeAnswer: contracts.MeAnswer,
  ApiKey: model.ApiKey,
  ApiKeyAnswer: contracts.ApiKeyAnswer,
  ApiKeyList: contracts.ApiKeyList,
  AuditEntry: model.AuditEntry,
  AuditList: contracts.AuditList,
} as const;
export type ComponentName = keyof typeof named;

/** `components.schemas`: JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'output' });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]),
  );
}
