import { DatabaseAccess } from '#lambdas/shared';

/** Variables of the custom resource that brings the database's schema up to date before code that needs it. */
export const MigrationsEnvironment = DatabaseAccess;

export * from './metric-names.ts';
