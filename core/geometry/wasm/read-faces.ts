// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../direct/read-faces.generated.ts.

export { begin } from './shells/desk';
export { beginShell, readFaces, skipFace } from './shells/faces';
