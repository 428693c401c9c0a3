// The engines that are measured beside Plinth where they are installed (`npm run bench:peers`), web-ifc apart.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedPython } from '../oracle/python.mjs';
import { installedIfcLite } from './ifc-lite-packages.mjs';

/**
 * One run: milliseconds from opening the file to the last triangle, and to the GLB where the peer writes one.
 *
 * @typedef {{ version: string, ms: number, openMs: number, elements: number, triangles: number, peakMB: number,
 *   glbBytes?: number }} PeerSample
 * @typedef {{ peer: string, samples: readonly PeerSample[], problem: string }} PeerResult `problem` is empty, or why
 *   there are no samples
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const ofIfcOpenShell = (kernel) => (file, out) => {
  const python = installedPython();
  return python && [python, join(here, 'ifcopenshell-glb.py'), file, join(out, 'model.glb'), ...kernel];
};

export const IFCOPENSHELL_DEFAULT = 'IfcOpenShell, default kernel';
export const IFCOPENSHELL_MANIFOLD = 'IfcOpenShell, manifold kernel';
export const IFC_LITE = 'ifc-lite';

/** Peer -> its command line for a file and a folder to write to; undefined where it is not installed. */
const commands = {
  [IFCOPENSHELL_DEFAULT]: ofIfcOpenShell([]),
  [IFCOPENSHELL_MANIFOLD]: ofIfcOpenShell(['manifold']),
  [IFC_LITE]: (file) => {
    const packages = installedIfcLite();
    return packages && [process.execPath, join(here, 'ifc-lite.mjs'), packages, file];
  },
};

export const peerNames = Object.keys(commands);

const WITHIN_MS = 600_000;
/** Of a peer that takes a minute one run is enough. */
const ENOUGH_MS = 30_000;

/**
 * @param {string} file path of an IFC file
 * @param {number} rounds at most so many runs of each
 * @returns {PeerResult[]}
 */
export function measurePeers(file, rounds) {
  return peerNames.map((peer) => {
    const samples = [];
    for (let spent = 0; samples.length < rounds && spent < ENOUGH_MS; ) {
      const began = performance.now();
      const { sample, problem } = runPeer(peer, file);
      if (sample === undefined) return { peer, samples: [], problem };
      samples.push(sample);
      spent += performance.now() - began;
    }
    return { peer, samples, problem: '' };
  });
}

function runPeer(peer, file) {
  const out = mkdtempSync(join(tmpdir(), 'plinth-bench-peer-'));
  try {
    const command = commands[peer](file, out);
    if (command === undefined) return { problem: 'not installed here: `npm run bench:peers`' };
    const [program = '', ...args] = command;
    const options = { encoding: 'utf8', timeout: WITHIN_MS, killSignal: 'SIGKILL', maxBuffer: 1 << 28 };
    const { status, signal, stdout, stderr, error } = spawnSync(program, args, options);
    if (error?.code === 'ETIMEDOUT') return { problem: `not ready after ${WITHIN_MS / 1000} s` };
    if (signal !== null) return { problem: `dies of ${signal}` };
    if (status !== 0) return { problem: `ends with ${status}: ${stderr.trim().split('\n').at(-1)}` };
    return { sample: JSON.parse(stdout.trim().split('\n').at(-1) ?? ''), problem: '' };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
