// @ts-check

/**
 * Has a bundle for `runCompiled` import packages by the function it is given, `bundleImport`: V8 forgets where `import()`
 * in a script belongs when it takes compiled code.
 *
 * @param {string} text
 * @param {readonly { readonly path: string, readonly kind: string, readonly external?: boolean }[]} imports as esbuild lists them
 * @returns {string}
 */
export function importFromOutside(text, imports) {
  let changed = text;
  const packages = imports.filter(({ kind, external }) => kind === 'dynamic-import' && external);
  for (const path of new Set(packages.map((one) => one.path))) {
    const found = `import(${JSON.stringify(path)})`;
    if (!changed.includes(found)) throw new Error(`The bundle does not say ${found}.`);
    changed = changed.replaceAll(found, `bundleImport(${JSON.stringify(path)})`);
  }
  return changed;
}
