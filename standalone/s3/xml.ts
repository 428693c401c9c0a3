/** An XML element by its name: text, elements below it, or one after the other of the same name. */
export type Xml = string | number | { readonly [name: string]: Xml | readonly Xml[] };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A document with one root element, in S3's namespace unless it is an error. */
export function xmlDocument(root: string, content: Xml): string {
  const namespace = root === 'Error' ? '' : ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${namespace}>${inner(content)}</${root}>`;
}

function inner(content: Xml): string {
  if (typeof content !== 'object') return String(content).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
  return Object.entries(content)
    .flatMap(([name, value]) => [value].flat().map((one: Xml) => `<${name}>${inner(one)}</${name}>`))
    .join('');
}

/** The parts named in the body of CompleteMultipartUpload, ETags without quotes; undefined where it is none. */
export function readCompleteMultipartUpload(body: string): { partNumber: number; etag: string }[] | undefined {
  const list = /^\s*(?:<\?xml[^>]*\?>)?\s*<CompleteMultipartUpload[^>]*>([\s\S]*)<\/CompleteMultipartUpload>\s*$/.exec(
    body,
  )?.[1];
  if (list === undefined) return undefined;
  const parts: { partNumber: number; etag: string }[] = [];
  for (const [, part = ''] of list.matchAll(/<Part>([\s\S]*?)<\/Part>/g)) {
    const number = /<PartNumber>\s*(\d{1,5})\s*<\/PartNumber>/.exec(part)?.[1];
    const etag = /<ETag>\s*(?:"|&quot;|&#34;)?([0-9a-f]{32})(?:"|&quot;|&#34;)?\s*<\/ETag>/.exec(part)?.[1];
    if (number === undefined || etag === undefined) return undefined;
    parts.push({ partNumber: Number(number), etag });
  }
  return parts;
}
