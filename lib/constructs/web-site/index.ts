export { WebSite, type WebSiteProps } from './web-site.ts';
