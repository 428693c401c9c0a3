// The floors of the house (docs: CONTRIBUTING.md). Data first, rules below: a new room is a new line in a table.

/** Room of core/ -> the rooms below it that it may enter, beside core/ports. */
const rooms = {
  model: [],
  step: ['model'],
  ifc: ['model', 'step'],
  geometry: ['model', 'step'],
  processing: ['model', 'step', 'ifc', 'geometry'],
  jobs: ['model'],
  caching: ['model'],
  access: ['model'],
  health: ['model', 'jobs'],
};

/** Room of core/ -> the packages it may use. Core has no others. */
const packages = {
  model: ['zod'],
  geometry: ['web-ifc', 'meshoptimizer', 'clipper2-ts', 'manifold-3d'],
  processing: ['zod'],
  caching: ['zod'],
  access: ['zod'],
};

/** Node's own modules that compute and touch nothing outside the process; core has no others. */
const pureNodeModules = [
  'buffer',
  'crypto',
  'events',
  'perf_hooks',
  'stream',
  'string_decoder',
  'timers',
  'util',
  'zlib',
];

/** The one place that loads the geometry engine. */
const engineLoader = '^core/geometry/web-ifc/';

/** Adapter -> the doors it may enter beside core/ports and core/model. */
const adapterDoors = {
  threads: ['core/geometry', 'adapters/disk'],
  'model-file': ['core/processing', 'core/step', 'adapters/disk', 'adapters/threads', 'adapters/v8', 'adapters/zip'],
  postgres: ['core/step'],
  s3: ['adapters/aws'],
  sqs: ['adapters/aws'],
  dynamodb: ['adapters/aws'],
  valkey: ['adapters/aws'],
  appconfig: ['adapters/aws'],
};

/** The adapters of the AWS edition alone: esbuild bundles their packages, the standalone edition installs none. */
const awsAdapters = ['aws', 's3', 'sqs', 'dynamodb', 'valkey', 'rds', 'appconfig'];

/** Room of lib/ -> the rooms below it. Each construct is a room of its own and may enter the others. */
const libRooms = {
  config: [],
  'constructs/[^/]+': ['config', 'constructs/[^/]+'],
  monitoring: ['config', 'constructs/[^/]+'],
  stacks: ['config', 'constructs/[^/]+', 'monitoring'],
  stage: ['config', 'constructs/[^/]+', 'stacks'],
};

/**
 * What infrastructure knows of the code that it runs: names of variables and metrics, the keys of tables, the problem
 * documents that API Gateway answers with by itself, and the feature flags that there are.
 */
const declarations = '^(lambdas|containers)/[^/]+/(environment|metric-names|image)\\.ts$';
const contracts = [
  declarations,
  '^adapters/dynamodb/index\\.ts$',
  '^api/contracts/index\\.ts$',
  '^core/model/index\\.ts$',
];

/** What makes up the AWS edition beside its adapters -> what of the checkout it may enter. */
const awsEdition = {
  bin: ['^lib/(config|stage)/index\\.ts$'],
  lambdas: ['^core/', '^adapters/', '^api/(client/|contracts/)?index\\.ts$'],
  containers: [
    '^core/',
    '^adapters/',
    '^lambdas/shared/(environment|metric-names|own-metrics|database-location|redaction)\\.ts$',
  ],
};

/** What stands on core -> what it may not enter. */
const above = {
  api: 'adapters|cli|lambdas|standalone|web|lib|bin|containers|scripts|examples|bench|test',
  standalone: 'cli|lambdas|web|lib|bin|containers|scripts|examples|bench|test',
};

/** The doors of api/: the application, and its contracts and what speaks them for clients. */
const apiDoors = ['^api/index\\.ts$', '^api/contracts/index\\.ts$', '^api/client/index\\.ts$'];

const door = (/** @type {string} */ room) => `^${room}/index\\.ts$`;
const anyOf = (/** @type {string[]} */ names) => `(${names.join('|')})`;
const anyFolder = 'core|adapters|cli|api|lambdas|standalone|web|lib|bin|containers|scripts|examples|bench|test';

const roomRules = Object.entries(rooms).map(([room, below]) => ({
  name: `core-${room}-floor`,
  comment: `core/${room} enters only: ${['core/ports', ...below.map((name) => `core/${name}`)].join(', ')}.`,
  severity: 'error',
  from: { path: `^core/${room}/` },
  to: {
    path: `^(${anyFolder})/`,
    pathNot: [`^core/${room}/`, door('core/ports'), ...below.map((name) => door(`core/${name}`))],
  },
}));

const packageRules = Object.keys(rooms).map((room) => ({
  name: `core-${room}-packages`,
  comment: `core/${room} uses no other package than: ${packages[room]?.join(', ') ?? 'none'}.`,
  severity: 'error',
  from: { path: `^core/${room}/` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
    ...(packages[room] && { pathNot: `(^|/)node_modules/${anyOf(packages[room])}/` }),
  },
}));

const adapterRules = Object.entries({ ...adapterDoors, '[^/]+': [] }).map(([adapter, doors]) => ({
  name: adapter === '[^/]+' ? 'adapters-floor' : `adapters-${adapter}-floor`,
  comment: `An adapter enters only: ${['core/ports', 'core/model', ...doors].join(', ')}.`,
  severity: 'error',
  from: {
    path: `^adapters/(${adapter})/`,
    ...(adapter === '[^/]+' && { pathNot: `^adapters/${anyOf(Object.keys(adapterDoors))}/` }),
  },
  to: {
    path: `^(${anyFolder})/`,
    pathNot: ['^adapters/$1/', door('core/ports'), door('core/model'), ...doors.map(door)],
  },
}));

const aboveRules = Object.entries(above).map(([folder, others]) => ({
  name: `${folder}-floor`,
  comment: `${folder}/ does not enter what stands on it or beside it.`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${others})/` },
}));

const libRules = Object.entries(libRooms).map(([room, below]) => ({
  name: `lib-${room.split('/')[0]}-floor`,
  comment: `lib/${room} enters only: ${below.map((name) => `lib/${name}`).join(', ') || 'no other room'}; and contracts.`,
  severity: 'error',
  from: { path: `^lib/(${room})/` },
  to: { path: `^(${anyFolder})/`, pathNot: ['^lib/$1/', ...contracts, ...below.map((name) => door(`lib/${name}`))] },
}));

const awsRules = Object.entries(awsEdition).map(([folder, allowed]) => ({
  name: `${folder}-floor`,
  comment: `${folder}/ enters only what .dependency-cruiser.mjs lists for it.`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${anyFolder})/`, pathNot: [`^${folder}/`, ...allowed] },
}));

export default {
  forbidden: [
    ...roomRules,
    ...aboveRules,
    ...libRules,
    ...awsRules,
    {
      name: 'lib-room-without-floor',
      comment: 'Every room of lib/ has a line in the table at the top of .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^lib/', pathNot: Object.keys(libRooms).map((room) => `^lib/${room}/`) },
      to: {},
    },
    {
      name: 'lib-rooms-have-one-door',
      comment: 'A room of lib/ is entered by its index.ts.',
      severity: 'error',
      from: { pathNot: '^lib/' }, // lib itself: see its floors above
      to: { path: '^lib/', pathNot: Object.keys(libRooms).map((room) => door(`lib/${room}`)) },
    },
    {
      name: 'functions-stand-alone',
      comment: 'A function enters its own folder and lambdas/shared, so that its bundle holds nothing of another.',
      severity: 'error',
      from: { path: '^lambdas/([^/]+)/' },
      to: { path: '^lambdas/', pathNot: ['^lambdas/$1/', '^lambdas/shared/'] },
    },
    {
      name: 'declarations-load-nothing',
      comment: 'Names of variables and metrics are read at synthesis: no code that runs in a function comes along.',
      severity: 'error',
      from: { path: declarations },
      to: { pathNot: [declarations, '^core/(model|jobs)/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'aws-edition-stands-apart',
      comment: 'Nothing that runs without AWS enters what makes up the AWS edition.',
      severity: 'error',
      from: { path: '^(core|adapters|api|standalone|cli|web|examples)/' },
      to: { path: '^(bin|lib|lambdas|containers)/' },
    },
    {
      name: 'api-touches-no-machine',
      comment: 'Route functions know ports and contracts only, so that both editions serve them.',
      severity: 'error',
      from: { path: '^api/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'api-has-three-doors',
      comment: 'The application (#api) and, for clients, the contracts (#api/contracts) and a client (#api/client).',
      severity: 'error',
      from: { pathNot: '^(api|test/unit/api)/' },
      to: { path: '^api/', pathNot: apiDoors },
    },
    {
      name: 'standalone-has-one-door',
      comment: 'The standalone edition is entered by #standalone.',
      severity: 'error',
      from: { pathNot: '^(standalone|test/unit/standalone)/' },
      to: { path: '^standalone/', pathNot: '^standalone/index\\.ts$' },
    },
    {
      name: 'clients-know-contracts-only',
      comment: 'What runs in a browser must not pull in the server.',
      severity: 'error',
      from: { path: '^(api/contracts|api/client|web)/' },
      to: { path: '^(api|core|adapters|standalone)/', pathNot: ['^api/contracts/', '^api/client/', '^core/model/'] },
    },
    ...packageRules,
    ...adapterRules,
    {
      name: 'core-room-without-floor',
      comment: 'Every room of core/ has a line in the table at the top of .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^core/[^/]+/', pathNot: `^core/${anyOf(['ports', ...Object.keys(rooms)])}/` },
      to: {},
    },
    {
      name: 'core-ports-floor',
      comment: 'The ports speak core/model only.',
      severity: 'error',
      from: { path: '^core/ports/' },
      to: { pathNot: ['^core/ports/', door('core/model')] },
    },
    {
      name: 'core-touches-no-machine',
      comment: 'Core has no file system, network, processes or threads; it asks a port.',
      severity: 'error',
      from: { path: '^core/', pathNot: engineLoader },
      to: { dependencyTypes: ['core'], pathNot: `^(node:)?${anyOf(pureNodeModules)}(/|$)` },
    },
    {
      name: 'engine-loader-touches-no-machine',
      comment: 'The same for the place that loads web-ifc, which does so by createRequire.',
      severity: 'error',
      from: { path: engineLoader },
      to: { dependencyTypes: ['core'], pathNot: `^(node:)?${anyOf([...pureNodeModules, 'module'])}(/|$)` },
    },
    {
      name: 'rooms-have-one-door',
      comment: 'A room is entered by its index.ts. Its own unit tests may look inside.',
      severity: 'error',
      from: { pathNot: '^(core|adapters|test/unit)/' }, // core and adapters: see their floors above
      to: { path: '^(core|adapters)/[^/]+/', pathNot: '^(core|adapters)/[^/]+/index\\.ts$' },
    },
    {
      name: 'unit-tests-have-one-room',
      comment: 'test/unit/<room>/ looks inside its own room only; the others are entered by their door.',
      severity: 'error',
      from: { path: '^test/unit/([^/]+)/' },
      to: { path: '^(core|adapters)/[^/]+/', pathNot: ['^(core|adapters)/$1/', '^(core|adapters)/[^/]+/index\\.ts$'] },
    },
    {
      name: 'engine-stays-in-geometry',
      comment: 'web-ifc is known to core/geometry alone; benchmarks and tests compare with it.',
      severity: 'error',
      from: { pathNot: '^(core/geometry|bench|test)/' },
      to: { path: '(^|/)node_modules/web-ifc/' },
    },
    {
      name: 'product-needs-no-development-package',
      comment: 'What ships runs after `npm ci --omit=dev`; what runs in AWS is bundled with its packages.',
      severity: 'error',
      from: {
        path: '^(core|adapters|api|standalone|web|cli|examples)/',
        pathNot: `^adapters/${anyOf(awsAdapters)}/`,
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'standalone-knows-no-aws',
      comment: 'The packages of these adapters are not there where the standalone edition runs.',
      severity: 'error',
      from: { path: '^(core|api|standalone|web|cli|examples)/' },
      to: { path: `^adapters/${anyOf(awsAdapters)}/` },
    },
    {
      name: 'launchers-have-no-package',
      comment: '`npm start` and `npm test` work before the first install.',
      severity: 'error',
      from: { path: '^scripts/(start|test|install|build|build-web|node-version)\\.mjs$' },
      to: { dynamic: false, dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-cycle',
      comment: 'Files that import each other in a circle have no order in which to read them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-found',
      comment: 'An import that leads nowhere also hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' }, // types only: @types/aws-lambda
    },
  ],
  options: {
    parser: 'swc', // the other TypeScript parser needs TypeScript < 7
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: {
      path: '^(node_modules/\\.|dist/|coverage/|plinth-out/|cdk\\.out/|plinth-data/|\\.aws-local/)|\\.tsx$|^(core|adapters)/.*/wasm/',
    }, // that parser knows neither TSX nor AssemblyScript
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
