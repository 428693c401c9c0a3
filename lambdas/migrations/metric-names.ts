export const MIGRATIONS_SERVICE = 'migrations';
