import { types } from 'node:util';

// jest runs each test file in a realm of its own, but the errors of node:fs and the like come from Node's: there,
// `error instanceof Error` is false although it is true in the product. This makes both the same.
const ordinary = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, candidate: unknown): boolean {
    return ordinary.call(this, candidate) || (this === Error && types.isNativeError(candidate));
  },
});
