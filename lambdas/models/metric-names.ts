export const MODELS_SERVICE = 'models';
