import { request } from 'node:http';
import { Problem } from '#api/contracts';
import { type OwnerAccess, readAccess } from './access-file.ts';
import { OwnerAnswer, type OwnerQuestion, ownerPath } from './protocol.ts';

/**
 * Asks the server that has a data folder open.
 *
 * @returns undefined where none is running: its file may have outlived it, and its port may be somebody else's.
 */
export async function askServer(dataFolder: string, question: OwnerQuestion): Promise<OwnerAnswer | undefined> {
  const access = await readAccess(dataFolder);
  const reply = access && (await post(access, JSON.stringify(question)));
  if (reply === undefined) return undefined;
  const answer = json(reply.text);
  if (reply.status === 200) return OwnerAnswer.safeParse(answer).data;
  const problem = Problem.safeParse(answer).data;
  if (problem === undefined || problem.code === 'access/token-required') return undefined;
  throw new Error(`The server that has ${dataFolder} does not answer: ${problem.detail} [${problem.code}]`);
}

/** By node:http: a query may take longer than `fetch` waits for the first byte. */
function post({ url, token }: OwnerAccess, body: string): Promise<{ status: number; text: string } | undefined> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(ownerPath, url), { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    asked.on('error', (error) =>
      'code' in error && error.code === 'ECONNREFUSED' ? resolve(undefined) : reject(error),
    );
    asked.end(body);
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
