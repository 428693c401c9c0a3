import { installEmulator, isEmulatorInstalled } from '../../scripts/aws-local/emulator/install.mjs';
import { clientEnvironment, startEmulator as start } from '../../scripts/aws-local/emulator/start.mjs';
import { runFolder } from '../../scripts/aws-local/folder.mjs';

/** An AWS emulator that a test file has for itself, or the endpoint that `AWS_ENDPOINT_URL` names. */
export interface TestEmulator {
  readonly endpoint: string;
  /** Forgets everything; nothing where the endpoint is a given one, so names should be new ones in any case. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Said where a suite is skipped. */
export const noEmulator = 'needs the AWS emulator: node scripts/aws-local/emulator/install.mjs';

/** Whether AWS suites can run. On the build server they always do: there the emulator is installed, or the suite fails. */
export function emulatorIsHere(): boolean {
  return given() !== undefined || isEmulatorInstalled() || Boolean(process.env['CI']);
}

/**
 * On a free port, in about two seconds. Sets the variables (`AWS_ENDPOINT_URL`, `AWS_REGION`, keys) by which every SDK
 * client of this test file reaches it; clients need no options of their own.
 */
export async function startEmulator(): Promise<TestEmulator> {
  const endpoint = given();
  if (endpoint !== undefined) return { endpoint, reset: async () => undefined, stop: async () => undefined };
  await installEmulator();
  const folder = runFolder('test');
  const emulator = await start({ folder: folder.path });
  const before = takeEnvironment(clientEnvironment(emulator.endpoint, folder.path));
  return {
    endpoint: emulator.endpoint,
    reset: async () => {
      const response = await fetch(`${emulator.endpoint}/_ministack/reset`, { method: 'POST' });
      if (!response.ok) throw new Error(`The emulator could not be reset: ${response.status}`);
    },
    stop: async () => {
      takeEnvironment(before);
      await emulator.program.stop();
      folder.remove();
    },
  };
}

const given = () => process.env['AWS_ENDPOINT_URL'];

/** @returns the variables as they were. */
function takeEnvironment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const before = { ...process.env };
  for (const name of Object.keys(before)) if (!(name in variables)) delete process.env[name];
  Object.assign(process.env, variables);
  return before;
}
