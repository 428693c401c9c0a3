import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError, Option } from 'commander';
import { PostgresAccounts, PostgresApiKeys } from '#adapters/postgres';
import { hashPassword, newPassword, removeAccount } from '#core/access';
import { Account, localScope, ScopePart } from '#core/model';
import { exitCodes, exitCodesHelp } from '../exit-codes.ts';
import { type DatabaseOptions, databaseOptions, withDatabase } from '../open-database.ts';

interface AddOptions extends DatabaseOptions {
  readonly role: Account['role'];
  readonly tenant: string;
  readonly projects?: readonly string[];
}

/** `plinth account add`, `list` and `remove`. */
export function accountCommand(): Command {
  const add = new Command('add')
    .description('let somebody sign in; prints their password, which is kept nowhere')
    .argument('<name>', 'letters, digits and . _ @ + -', part(Account.shape.name))
    .addOption(
      new Option('--role <role>', 'what they may do').choices(Account.shape.role.options).makeOptionMandatory(),
    )
    .addOption(
      new Option('--tenant <tenant>', 'whose models they see').default(localScope.tenant).argParser(part(ScopePart)),
    )
    .addOption(new Option('--projects <names>', 'separated by commas; all of them otherwise').argParser(projectNames))
    .action(runAdd);
  const list = new Command('list').description('list who may sign in').action(runList);
  const remove = new Command('remove')
    .description('let somebody in no more: their sessions end, their API keys are revoked')
    .argument('<name>')
    .action(runRemove);
  const command = new Command('account')
    .description('who may sign in to the server')
    .addHelpText('after', exitCodesHelp);
  for (const sub of [add, list, remove]) {
    for (const option of databaseOptions()) sub.addOption(option);
    command.addCommand(sub);
  }
  return command;
}

interface Checked {
  safeParse(
    text: string,
  ): { success: true; data: string } | { success: false; error: { issues: { message: string }[] } };
}

const part = (schema: Checked) => (text: string) => {
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(parsed.error.issues.map(({ message }) => message).join('; '));
};

const projectNames = (text: string) => text.split(',').map(part(ScopePart));

async function runAdd(name: string, { role, tenant, projects, ...options }: AddOptions): Promise<void> {
  await withDatabase(options, async (database) => {
    const password = newPassword();
    const isAdded = await new PostgresAccounts(database).insert({
      id: randomUUID(),
      name,
      tenant,
      projects: projects === undefined ? 'all' : [...projects],
      role,
      createdAt: new Date().toISOString(),
      passwordHash: await hashPassword(password),
    });
    if (isAdded) console.log(`${name} may sign in with the password ${password}`);
    else fail(`There is an account ${name} already [account/taken]\n  Choose another name, or remove it first.`);
  });
}

async function runList(options: DatabaseOptions): Promise<void> {
  await withDatabase(options, async (database) => {
    for (const { name, role, tenant, projects } of await new PostgresAccounts(database).list()) {
      console.log([name, role, tenant, projects === 'all' ? 'all projects' : projects.join(',')].join('\t'));
    }
  });
}

async function runRemove(name: string, options: DatabaseOptions): Promise<void> {
  await withDatabase(options, async (database) => {
    const accounts = new PostgresAccounts(database);
    const account = await accounts.findByName(name);
    if (account === undefined) return fail(`There is no account ${name} [account/unknown]\n  See plinth account list.`);
    await removeAccount(accounts, new PostgresApiKeys(database), account, new Date());
    console.log(`${name} is let in no more.`);
  });
}

function fail(text: string): void {
  console.error(text);
  process.exitCode = exitCodes.usage.code;
}
