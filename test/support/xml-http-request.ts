import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** As much of the browser's XMLHttpRequest as Uppy uses, over node:http: Uppy's own code runs without a browser then. */
export class NodeXmlHttpRequest {
  status = 0;
  statusText = '';
  responseText = '';
  withCredentials = false;
  onload: () => void = () => undefined;
  onerror: () => void = () => undefined;
  readonly upload: { onprogress: (event: { lengthComputable: true; loaded: number; total: number }) => void } = {
    onprogress: () => undefined,
  };
  readonly #headers: Record<string, string> = {};
  #method = '';
  #url = '';
  #asked: ClientRequest | undefined;
  #answer: IncomingMessage | undefined;
  #isAborted = false;

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#answer?.headers[name.toLowerCase()]?.toString() ?? null;
  }

  async send(body: Blob | string | null): Promise<void> {
    const bytes = body instanceof Blob ? Buffer.from(await body.arrayBuffer()) : Buffer.from(body ?? '');
    if (this.#isAborted) return;
    const headers = { ...this.#headers, 'content-length': bytes.length };
    this.#asked = request(this.#url, { method: this.#method, headers }, (answer) => this.#hear(answer, bytes.length));
    this.#asked.on('error', () => {
      if (!this.#isAborted) this.onerror();
    });
    this.#asked.end(bytes);
  }

  abort(): void {
    this.#isAborted = true;
    this.#asked?.destroy();
  }

  #hear(answer: IncomingMessage, sent: number): void {
    this.#answer = answer;
    this.status = answer.statusCode ?? 0;
    this.statusText = answer.statusMessage ?? '';
    answer.on('data', (chunk) => {
      this.responseText += String(chunk);
    });
    answer.on('end', () => {
      this.upload.onprogress({ lengthComputable: true, loaded: sent, total: sent });
      this.onload();
    });
  }
}
