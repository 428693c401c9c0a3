/**
 * Narrows what the page may ask to the very addresses of its environment. The header of CloudFront allows whole services,
 * because it comes to be before them; a browser keeps to both.
 */
export function withConnectPolicy(html: string, origins: readonly string[]): string {
  const policy = ["connect-src 'self' data: blob:", ...origins].join(' ');
  if (/["<>&]/.test(policy)) throw new Error('An origin has characters that none can have.');
  const head = '<head>';
  if (!html.includes(head)) throw new Error('index.html has no <head> to put the policy into.');
  return html.replace(head, `${head}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`);
}
