import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import type { LogSource } from './log-groups.ts';
import { logQueries } from './queries.ts';

export interface SavedQueriesProps {
  readonly config: EnvironmentConfig;
  readonly logs: Readonly<Record<LogSource, readonly string[]>>;
}

/** Questions to the logs of an environment, in the console's list of saved queries: `plinth/<environment>/<title>`. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { config, logs }: SavedQueriesProps) {
    super(scope, id);
    for (const [name, { title, of, lines }] of Object.entries(logQueries)) {
      const logGroupNames = [...logs[of]];
      if (logGroupNames.length === 0) continue;
      new CfnQueryDefinition(this, name, {
        name: `plinth/${config.name}/${title}`,
        queryString: lines.join('\n| '),
        logGroupNames,
      });
    }
  }
}
