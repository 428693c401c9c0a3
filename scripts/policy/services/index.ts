import type { Rule } from '../finding.ts';
import { alarmRules } from './alarms.ts';
import { apiRules } from './api.ts';
import { backupRules } from './backup.ts';
import { containerRules, scalingRules } from './containers.ts';
import { cacheRules, databaseRules } from './database.ts';
import { deliveryRules } from './delivery.ts';
import { tableRules } from './dynamodb.ts';
import { firewallRules } from './firewall.ts';
import { identityRules } from './identity.ts';
import { keepingRules } from './keeping.ts';
import { lambdaRules } from './lambda.ts';
import { messageRules } from './messages.ts';
import { networkRules } from './network.ts';
import { referenceRules } from './references.ts';
import { bucketRules } from './s3.ts';
import { settingRules } from './settings.ts';

/** What the resources of each service have to be, beyond limits of single properties. */
export const serviceRules: readonly Rule[] = [
  ...lambdaRules,
  ...messageRules,
  ...bucketRules,
  ...tableRules,
  ...databaseRules,
  ...cacheRules,
  ...containerRules,
  ...scalingRules,
  ...networkRules,
  ...firewallRules,
  ...deliveryRules,
  ...apiRules,
  ...identityRules,
  ...alarmRules,
  ...backupRules,
  ...keepingRules,
  ...settingRules,
  ...referenceRules,
];
