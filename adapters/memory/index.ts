export { MemoryObjectStore } from './object-store.ts';
