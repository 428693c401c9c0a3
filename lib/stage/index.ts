export { FoundationStage, type FoundationStageProps } from './foundation-stage.ts';
export { PlinthStage, type PlinthStageProps } from './plinth-stage.ts';
