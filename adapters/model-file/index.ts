export { type ConvertedFile, type ConvertOutcome, type ConvertRequest, convertFile } from './convert-file.ts';
export { conversionError, countsOf, jobTimings } from './job-outcome.ts';
export { type OpenedModel, openModel } from './open-model.ts';
export { peakMemoryMB } from './peak-memory.ts';
export { type ProcessFileRequest, processOpened } from './process-opened.ts';
export { MOST_SHAPE_THREADS, shapeThreads, usualShapeThreads } from './shape-threads.ts';
export { type StageMemory, StageMemoryMeter } from './stage-memory.ts';
export { storageError } from './storage-errors.ts';
export { tilingSetting } from './tiling-setting.ts';
