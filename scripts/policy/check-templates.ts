// `npm run check:templates <folder>`: judges a cloud assembly as `cdk synth` wrote it, without any to compare it with.
// Says every finding in a line and ends with 1 where there is one, with 2 where the folder holds no assembly.

import { described } from './finding.ts';
import { Judge } from './judge.ts';
import { NotAnAssembly, readAssembly } from './template/assembly.ts';

const [folder = 'cdk.out', region = process.env['AWS_REGION'] ?? 'us-east-1'] = process.argv.slice(2);

try {
  const stacks = readAssembly(folder, region);
  if (stacks.length === 0) throw new NotAnAssembly(`${folder}: it holds no stack.`);
  const judge = new Judge();
  const findings = judge.findingsIn(stacks);
  judge.free();
  for (const finding of findings) console.log(described(finding));
  console.log(`${findings.length} findings in ${stacks.length} templates.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof NotAnAssembly)) throw error;
  console.error(`${error.message}\nGive the folder that \`cdk synth\` wrote.`);
  process.exitCode = 2;
}
