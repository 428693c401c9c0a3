export { isExpected, takeArrived } from './arrivals.ts';
export { Dispatcher } from './dispatcher.ts';
export { takeMissedArrivals } from './missed-arrivals.ts';
export { reasonAgainst } from './scan.ts';
export { work } from './work.ts';
