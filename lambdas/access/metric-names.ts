export const ACCESS_SERVICE = 'access';
