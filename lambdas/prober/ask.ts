import { connect } from 'node:tls';

/** Longer than any answer may take, and short enough that all looks end within the minute. */
const PATIENCE_MS = 15_000;

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

/** Asks by GET. Rejects where no answer comes in time. */
export async function ask(url: URL): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await response.text();
  return { status: response.status, text, milliseconds: performance.now() - began };
}

/** When the certificate ends that a server shows. Rejects where it shows none that is valid for its name. */
export function certificateEnd({ hostname, port }: URL): Promise<Date> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, servername: hostname, port: port === '' ? 443 : Number(port) }, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to));
      socket.end();
    });
    const giveUp = (error: Error) => {
      reject(error);
      socket.destroy();
    };
    socket.setTimeout(PATIENCE_MS, () => giveUp(new Error(`${hostname} has not answered.`)));
    socket.on('error', giveUp);
  });
}
