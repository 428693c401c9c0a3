export { PlinthUserPool, type PlinthUserPoolProps } from './user-pool.ts';
