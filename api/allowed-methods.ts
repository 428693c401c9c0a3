import type { ApiApp } from './app.ts';

/** Tells which methods the routes at a path take; none where there is no route. */
export function allowedMethods(app: ApiApp): (path: string) => readonly string[] {
  const routes = app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route' ? [routeOf(definition.route)] : [],
  );
  return (path) => {
    const found = routes.filter(({ pattern }) => pattern.test(path));
    const exact = found.filter(({ template }) => template === path); // OpenAPI 3.1, 4.8.8.2: those come first
    const methods = (exact.length === 0 ? found : exact).map(({ method }) => method);
    return methods.includes('GET') ? ['HEAD', ...methods].sort() : methods.sort();
  };
}

const routeOf = ({ path, method }: { readonly path: string; readonly method: string }) => ({
  template: path,
  pattern: patternOf(path),
  method: method.toUpperCase(),
});

/** `/v1/jobs/{id}`; its other characters mean only themselves. */
const patternOf = (path: string) =>
  new RegExp(`^${path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
