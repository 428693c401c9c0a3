export { newToken, removeAccess, writeAccess } from './access-file.ts';
export { askServer } from './ask-server.ts';
export { type OwnerAnswer, type OwnerQuestion, ownerPath } from './protocol.ts';
export { ownerRoutes } from './sql-route.ts';
