import { localScope, type Scope } from '#core/model';

/** Whose data a request is about. The one place that changes when requests carry an identity. */
export const scopeOf = (_request: Request): Scope => localScope;
