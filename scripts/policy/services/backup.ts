import type { Rule } from '../finding.ts';
import { at, firstAt } from '../template/resource.ts';
import { listOf, numberOf, recordOf, truthOf } from '../template/values.ts';

const RULES = 'BackupPlan.BackupPlanRule.*';
/** Continuous backups are kept no longer. */
const LONGEST_CONTINUOUS_DAYS = 35;
const SHORTEST_COLD_DAYS = 90;

/** AWS Backup. */
export const backupRules: readonly Rule[] = [
  {
    name: 'backup/lifecycle',
    about: 'What goes cold stays so for 90 days, and continuous backups go after 35 days at most.',
    types: ['AWS::Backup::BackupPlan'],
    *judge(plan) {
      for (const { path, value } of [...at(plan, RULES), ...at(plan, `${RULES}.CopyActions.*`)]) {
        const rule = recordOf(value);
        const { MoveToColdStorageAfterDays: cold, DeleteAfterDays: gone } = recordOf(rule['Lifecycle']);
        const [moves, goes] = [numberOf(cold), numberOf(gone)];
        if (moves !== undefined && goes !== undefined && goes < moves + SHORTEST_COLD_DAYS) {
          yield {
            path: `${path}.Lifecycle.DeleteAfterDays`,
            message: `It goes cold after ${moves} days and away after ${goes}.`,
            remedy: `Keep it ${moves + SHORTEST_COLD_DAYS} days at least.`,
          };
        }
        const isContinuous = truthOf(rule['EnableContinuousBackup']) === true;
        if (isContinuous && (goes === undefined || goes > LONGEST_CONTINUOUS_DAYS)) {
          yield {
            path: `${path}.Lifecycle.DeleteAfterDays`,
            message: `A continuous backup is kept ${goes ?? 'for ever'}.`,
            remedy: `Keep it 1 to ${LONGEST_CONTINUOUS_DAYS} days.`,
          };
        }
        if (isContinuous && moves !== undefined)
          yield {
            path: `${path}.Lifecycle.MoveToColdStorageAfterDays`,
            message: 'A continuous backup never goes cold.',
            remedy: 'Leave it out.',
          };
      }
    },
  },
  {
    name: 'backup/windows',
    about: 'A backup has time to end after the time that it has to begin; rules have names of their own.',
    types: ['AWS::Backup::BackupPlan'],
    *judge(plan) {
      const rules = at(plan, RULES);
      for (const { path, value } of rules) {
        const rule = recordOf(value);
        const [starts, ends] = [numberOf(rule['StartWindowMinutes'] ?? 480), numberOf(rule['CompletionWindowMinutes'])];
        if (starts !== undefined && ends !== undefined && ends < starts + 60) {
          yield {
            path: `${path}.CompletionWindowMinutes`,
            message: `It has ${ends} minutes to end, ${starts} of them to begin.`,
            remedy: 'Give it an hour more than StartWindowMinutes.',
          };
        }
        if (rule['TargetBackupVault'] === undefined)
          yield {
            path: `${path}.TargetBackupVault`,
            message: 'Where backups go is not said.',
            remedy: 'Name a vault.',
          };
      }
      const names = rules.map(({ value }) => recordOf(value)['RuleName']);
      if (new Set(names).size < names.length)
        yield {
          path: 'Properties.BackupPlan.BackupPlanRule',
          message: 'Two rules have one name.',
          remedy: 'Give each its own.',
        };
    },
  },
  {
    name: 'backup/lock',
    about: 'A locked vault keeps what its plans put there, no shorter and no longer than they say.',
    types: ['AWS::Backup::BackupVault'],
    *judge(vault, template) {
      const [least, most] = ['MinRetentionDays', 'MaxRetentionDays'].map((name) =>
        numberOf(firstAt(vault, `LockConfiguration.${name}`)),
      );
      if (least !== undefined && most !== undefined && least > most)
        yield {
          path: 'Properties.LockConfiguration.MinRetentionDays',
          message: `${least} is above ${most}.`,
          remedy: 'Let it be at most MaxRetentionDays.',
        };
      for (const plan of template.ofType('AWS::Backup::BackupPlan')) {
        for (const { value } of at(plan, RULES)) {
          const rule = recordOf(value);
          const days = numberOf(recordOf(rule['Lifecycle'])['DeleteAfterDays']);
          const isHere = template.target(rule['TargetBackupVault'])?.id === vault.id;
          if (!isHere || days === undefined || (days >= (least ?? 0) && days <= (most ?? Number.POSITIVE_INFINITY)))
            continue;
          yield {
            path: 'Properties.LockConfiguration',
            message: `${plan.id} keeps backups ${days} days, the vault ${least ?? 0} to ${most ?? 'any'}.`,
            remedy: 'Let the plan’s days be within those of the vault.',
          };
        }
      }
    },
  },
  {
    name: 'backup/selection',
    about: 'A selection names what is kept, and by whom.',
    types: ['AWS::Backup::BackupSelection'],
    *judge(selection) {
      const chosen = recordOf(selection.properties['BackupSelection']);
      if (['Resources', 'ListOfTags', 'Conditions'].some((name) => listOf(chosen[name]).length > 0)) return;
      yield {
        path: 'Properties.BackupSelection.Resources',
        message: 'Nothing is selected.',
        remedy: 'Name resources or tags.',
      };
    },
  },
  {
    name: 'backup/restore-testing',
    about: 'A test of restoring says what it takes: vaults, resources, and points in time.',
    types: ['AWS::Backup::RestoreTestingPlan', 'AWS::Backup::RestoreTestingSelection'],
    *judge(resource) {
      const isPlan = resource.type.endsWith('Plan');
      const chosen = recordOf(resource.properties['RecoveryPointSelection']);
      for (const name of isPlan ? ['IncludeVaults', 'RecoveryPointTypes', 'Algorithm'] : []) {
        if (listOf(chosen[name]).length === 0)
          yield {
            path: `Properties.RecoveryPointSelection.${name}`,
            message: `${name} is missing.`,
            remedy: 'Name it.',
          };
      }
      const { ProtectedResourceArns: arns, ProtectedResourceConditions: conditions } = resource.properties;
      if (!isPlan && arns === undefined && conditions === undefined)
        yield {
          path: 'Properties.ProtectedResourceArns',
          message: 'Nothing is selected.',
          remedy: 'Name ARNs, ["*"], or conditions.',
        };
      if (!isPlan && listOf(arns).includes('*') && listOf(arns).length > 1)
        yield {
          path: 'Properties.ProtectedResourceArns',
          message: '* stands beside others.',
          remedy: 'Leave the others out.',
        };
    },
  },
];
