/** What a task definition has to know of the image: ECS does not read a Dockerfile's HEALTHCHECK. */
export const workerImage = {
  /** In the root of the repository, which is the build context. */
  dockerfile: 'containers/ifc-worker/Dockerfile',
  /** The user who runs the worker, and who owns the scratch folder: a volume mounted there takes that over. */
  user: '10001',
  /** The only folder that has to be writable; a volume of its own, so that the rest can be read-only. */
  scratchFolder: '/scratch',
  /** Tells by its exit code whether the loop is alive. */
  healthCheck: ['CMD', '/usr/local/bin/node', '/app/health-check.mjs'],
  /** From SIGTERM to the end, at most. */
  stopSeconds: 100,
} as const;
