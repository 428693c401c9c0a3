// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../direct/faces.generated.ts.

export { bounds, build } from './faces/build';
export { addFaces, addRing, lackingCorners, planeCorners, trianglesOfPlane } from './faces/polygon';
export { addPrism } from './faces/prism';
export { addTriangles } from './faces/triangles';
