// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../direct/faces.generated.ts.

export { bounds, build } from './faces/build';
export { addPrism } from './faces/prism';
export { addRing, findNormal } from './faces/ring';
export { addTriangles } from './faces/triangles';
