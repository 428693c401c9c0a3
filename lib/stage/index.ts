export { PlinthStage, type PlinthStageProps } from './plinth-stage.ts';
