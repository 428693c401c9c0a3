import process from 'node:process';
import { isAlive } from './loop/life-sign.ts';

// What ECS and Docker run every half minute: exit code 0 while the loop turns. A bundle of its own, so that it is cheap.

const folder = process.env['SCRATCH_FOLDER'];
process.exitCode = folder !== undefined && (await isAlive(folder)) ? 0 : 1;
