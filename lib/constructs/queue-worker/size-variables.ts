import type { EnvironmentConfig } from '#lib/config';

/** The variables that say how large models and their shapes may be, of the settings that an environment has. */
export function sizeVariables({ tilesAbove, budgets = {} }: EnvironmentConfig['processing']): Record<string, string> {
  const settings: Readonly<Record<string, number | undefined>> = {
    PLINTH_TILES_ABOVE: tilesAbove,
    PLINTH_ELEMENT_BUDGET_MS: budgets.elementMs,
    PLINTH_ELEMENT_BUDGET_TRIANGLES: budgets.elementTriangles,
    PLINTH_SHAPES_BUDGET_MS: budgets.shapesMs,
    PLINTH_SHAPES_BUDGET_TRIANGLES: budgets.shapesTriangles,
  };
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
