/**
 * Ends the process as soon as all that was printed is out. Node would free its memory piece by piece first, which the
 * system does at once: of 101 MB of IFC that is 0.05 s of 2.
 */
export async function leave(): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise<void>((written) => void stream.write('', () => written()));
  }
  process.exit();
}
