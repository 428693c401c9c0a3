export { signedUrl, type UrlSigner } from './signed-url.ts';
