import { parentPort } from 'node:worker_threads';
import { keepCompiled, runToCompile } from './keep-compiled.ts';

// In place of dist/geometry-worker.mjs: keeps what V8 has compiled when the last is handed over, after which the thread is
// ended from outside.

const running = runToCompile('shapes.cjs', import.meta.url);
if (parentPort === null) throw new Error('This is to run in a worker thread.');
const port = parentPort;
const post = port.postMessage.bind(port);
port.postMessage = (message, transferred) => {
  if (message.kind === 'glb') keepCompiled(running);
  post(message, transferred);
};
