// What esbuild puts as `node-pg-migrate` into every function but `migrations`: the others look whether the schema is as
// they need it, and never change it. 50 KB less.

export function runner() {
  throw new Error('Only the function `migrations` changes the schema.');
}
