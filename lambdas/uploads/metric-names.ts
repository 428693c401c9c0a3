export const UPLOADS_SERVICE = 'uploads';
