export const SPATIAL_SERVICE = 'spatial';
