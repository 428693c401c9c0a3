export const WEB_CONTENT_SERVICE = 'web-content';
