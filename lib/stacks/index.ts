export { ApiStack, type ApiStackProps } from './api-stack.ts';
export { DataStack, type DataStackProps } from './data-stack.ts';
export { IngestStack, type IngestStackProps } from './ingest-stack.ts';
export { NetworkStack, type NetworkStackProps } from './network-stack.ts';
export { ProcessingStack, type ProcessingStackProps } from './processing-stack.ts';
