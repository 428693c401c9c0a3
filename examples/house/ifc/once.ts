import type { Model } from './model.ts';

/** A maker of things that a model has once per key: materials, type objects. */
export function oncePerModel<Key, Made>(make: (model: Model, key: Key) => Made): (model: Model, key: Key) => Made {
  const made = new WeakMap<Model, Map<Key, { made: Made }>>();
  return (model, key) => {
    const known = made.get(model) ?? new Map<Key, { made: Made }>();
    made.set(model, known);
    const found = known.get(key) ?? { made: make(model, key) };
    known.set(key, found);
    return found.made;
  };
}
