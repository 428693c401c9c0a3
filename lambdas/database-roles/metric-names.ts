export const DATABASE_ROLES_SERVICE = 'database-roles';
