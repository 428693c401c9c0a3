import {
  type AppConfigClient,
  GetHostedConfigurationVersionCommand,
  paginateListConfigurationProfiles,
  paginateListHostedConfigurationVersions,
} from '@aws-sdk/client-appconfig';
import { type CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { paginateGetParametersByPath, type SSMClient } from '@aws-sdk/client-ssm';

/** Key in the bucket -> what is written there as JSON. */
export type Documents = Readonly<Record<string, unknown>>;

/** All parameters below a path, as text; those that are secrets are not read. */
export async function parameters(client: SSMClient, Path: string): Promise<Documents> {
  const found: Record<string, string> = {};
  const ParameterFilters = [{ Key: 'Type', Option: 'Equals', Values: ['String', 'StringList'] }];
  for await (const { Parameters = [] } of paginateGetParametersByPath(
    { client },
    { Path, Recursive: true, ParameterFilters },
  )) {
    for (const { Name, Value } of Parameters) if (Name !== undefined && Value !== undefined) found[Name] = Value;
  }
  return { 'parameters.json': found };
}

/** The newest version of everything that the application's profiles host. */
export async function hostedConfiguration(client: AppConfigClient, ApplicationId: string): Promise<Documents> {
  const documents: Record<string, unknown> = {};
  for await (const { Items = [] } of paginateListConfigurationProfiles({ client }, { ApplicationId })) {
    for (const { Id: ConfigurationProfileId, Name } of Items) {
      if (ConfigurationProfileId === undefined || Name === undefined) continue;
      const VersionNumber = await newestVersion(client, ApplicationId, ConfigurationProfileId);
      if (VersionNumber === undefined) continue;
      const { Content = new Uint8Array() } = await client.send(
        new GetHostedConfigurationVersionCommand({ ApplicationId, ConfigurationProfileId, VersionNumber }),
      );
      documents[`appconfig/${Name}.json`] = JSON.parse(new TextDecoder().decode(Content));
    }
  }
  return documents;
}

async function newestVersion(client: AppConfigClient, ApplicationId: string, ConfigurationProfileId: string) {
  const versions: number[] = [];
  const pages = paginateListHostedConfigurationVersions({ client }, { ApplicationId, ConfigurationProfileId });
  for await (const { Items = [] } of pages) versions.push(...Items.flatMap(({ VersionNumber }) => VersionNumber ?? []));
  return versions.length === 0 ? undefined : Math.max(...versions);
}

/** Of one stack: its template as it was deployed, its outputs and parameters. */
export async function stack(client: CloudFormationClient, StackName: string): Promise<Documents> {
  const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  const { TemplateBody = '' } = await client.send(new GetTemplateCommand({ StackName }));
  const pairs = (list: readonly (readonly [string | undefined, string | undefined])[]) =>
    Object.fromEntries(list.flatMap(([name, value]) => (name === undefined ? [] : [[name, value ?? null]])));
  const description = {
    outputs: pairs((found?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
    parameters: pairs(
      (found?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
    ),
  };
  return { [`stacks/${StackName}.json`]: description, [`stacks/${StackName}.template.json`]: JSON.parse(TemplateBody) };
}
