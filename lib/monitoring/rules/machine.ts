/** Alarms that no person hears of: something reads their state and acts. */
export interface MachineAlarm {
  /** What the ids of their resources have in them. */
  readonly id: RegExp;
  readonly title: string;
  /** Who reads it, and what that does. */
  readonly reader: string;
}

export const machineAlarms: readonly MachineAlarm[] = [
  {
    id: /ScalingSpareAlarm/,
    title: 'Workers have had nothing to do for 15 minutes',
    reader: 'Application Auto Scaling stops some of them, or all (docs/adr/0013).',
  },
  {
    id: /ScalingStalledAlarm/,
    title: 'Messages wait and none is in work',
    reader: 'Application Auto Scaling starts a worker (docs/adr/0013).',
  },
  {
    id: /^DeploymentAlarm/,
    title: 'Workers fail job after job',
    reader: 'ECS rolls a deployment of workers back, AppConfig a change of flags.',
  },
  {
    id: /Release(Errors|Faults)/,
    title: 'A function of the API fails, or answers a request with a fault',
    reader: 'CodeDeploy rolls a release of the function back.',
  },
];
