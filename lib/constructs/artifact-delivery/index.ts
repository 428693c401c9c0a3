export { ArtifactDelivery, type ArtifactDeliveryProps } from './artifact-delivery.ts';
