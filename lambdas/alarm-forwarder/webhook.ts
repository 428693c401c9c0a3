import { z } from 'zod';
import type { Post } from './forwarder.ts';

const PATIENCE_MS = 10_000;

const Address = z.url({ protocol: /^https$/ });

/**
 * A webhook whose address is a secret: it is in no message of an error.
 *
 * @param readAddress the secret's text.
 * @param send how a request is sent.
 */
export function webhook(readAddress: () => Promise<string | undefined>, send: typeof fetch = fetch): Post {
  return async (message) => {
    const { success, data: address } = Address.safeParse((await readAddress())?.trim());
    if (!success) throw new Error('The secret WEBHOOK_SECRET has to hold an https address as text: write one into it.');
    const status = await postTo(send, address, JSON.stringify(message));
    if (status < 200 || status > 299) throw new Error(`The webhook has answered ${status}.`);
  };
}

async function postTo(send: typeof fetch, address: string, body: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    // An address elsewhere is not the one that was trusted with the message.
    const { status } = await send(address, { method: 'POST', headers, body, signal, redirect: 'manual' });
    return status;
  } catch (error) {
    throw new Error(`The webhook cannot be reached: ${error instanceof Error ? error.name : 'unknown'}.`);
  }
}
