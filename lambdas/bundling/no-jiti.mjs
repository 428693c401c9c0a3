// What esbuild puts into the functions as `jiti`, which node-pg-migrate loads TypeScript files with: ours are in the bundle.

export function createJiti() {
  const never = () => {
    throw new Error('Migrations are part of the bundle; none is loaded from a file.');
  };
  return { import: never };
}
