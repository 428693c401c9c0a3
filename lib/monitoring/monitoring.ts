import { Construct, type IConstruct } from 'constructs';
import type { CloudWatchMonitoring, EnvironmentConfig } from '#lib/config';
import { AlarmForwarder } from './alarm-forwarder.ts';
import { AlarmRepeater } from './alarm-repeater.ts';
import { AlarmTopics } from './alarm-topics.ts';
import { Alarms } from './alarms.ts';
import { Dashboards } from './dashboards.ts';
import { deepLinks } from './deep-links.ts';
import { EventWatch } from './event-watch.ts';
import { logGroups } from './log-groups.ts';
import { MonthlyBudget } from './monthly-budget.ts';
import { SavedQueries } from './saved-queries.ts';
import { ServiceProber } from './service-prober.ts';
import { standingSubjects } from './subjects.ts';
import { type WatchedStage, type WorkerServices, watchedStage } from './watched-stage.ts';

export interface MonitoringProps {
  readonly config: EnvironmentConfig;
  readonly monitoring: CloudWatchMonitoring;
  /** Everything below it is watched: it has to be complete. */
  readonly stage: IConstruct;
  readonly services: WorkerServices;
  /** Of the API, without a slash at the end. */
  readonly apiUrl: string;
  /** Scheme and host of the web app. */
  readonly pageUrl: string;
}

/** Watches one environment, tells whom it concerns, and shows how it is. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { config, monitoring, stage, services } = props;
    const links = deepLinks(config.region);
    const topics = new AlarmTopics(this, 'Topics', { config, monitoring });
    new ServiceProber(this, 'Prober', props);
    new AlarmRepeater(this, 'Repeater', { config, topics });
    const { webhookSecret: secretName } = monitoring;
    if (secretName !== undefined) new AlarmForwarder(this, 'Forwarder', { config, topics, secretName });
    new MonthlyBudget(this, 'Budget', { config, monitoring, topics });

    const watched = watchedStage(stage, services);
    const events = new EventWatch(this, 'Events', { config, links, sources: eventSources(watched, config) });
    const subjects = { ...standingSubjects(stage, watched, config, links), ...events.subjects };
    const { all: alarms } = new Alarms(this, 'Alarms', { config, monitoring, subjects, topics });
    const logs = logGroups(stage, watched.database, events.logGroupName);
    new SavedQueries(this, 'Queries', { config, logs });
    if (monitoring.dashboards === 'on') new Dashboards(this, 'Dashboards', { config, subjects, logs, alarms, links });
  }
}

const eventSources = ({ services, database, uploads, releases }: WatchedStage, config: EnvironmentConfig) => ({
  clusterArn: services.standard.cluster.clusterArn,
  databaseArn: database?.clusterArn,
  uploadBucket: uploads.bucketName,
  releases: releases?.applicationName,
  backupVault: config.backup.kind === 'none' ? undefined : `plinth-${config.name}`,
});
