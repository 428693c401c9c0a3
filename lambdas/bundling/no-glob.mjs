// What esbuild puts into the functions as `glob`, by which node-pg-migrate finds migrations in folders: ours are in the
// bundle.

export function glob() {
  throw new Error('Migrations are part of the bundle; none is looked for in a folder.');
}
