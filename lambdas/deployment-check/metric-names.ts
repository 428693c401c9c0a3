export const DEPLOYMENT_CHECK_SERVICE = 'deployment-check';

/** What a look at a new version counts. */
export const deploymentCheckMetrics = {
  passed: 'DeploymentChecksPassed',
  failed: 'DeploymentChecksFailed',
} as const;
