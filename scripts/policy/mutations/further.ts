import { atTheEdge } from './further-edge.ts';
import { inFunctions } from './further-functions.ts';
import { inOperations } from './further-operations.ts';
import { inState } from './further-state.ts';
import { mutationsOf } from './list.ts';
import type { Mutation } from './mutation.ts';

/** Mistakes that the study did not think of: misspelt, out of range, missing, for another service, open to all. */
export const further: readonly Mutation[] = [inFunctions, inState, atTheEdge, inOperations].flatMap(mutationsOf);
