// web-ifc 0.0.78 as its documentation uses it: what Plinth is measured against.

import { readFileSync } from 'node:fs';

/**
 * Loads web-ifc, too: only who measures it shall do that, for it leaves 6 MB of code for V8 to look after.
 *
 * @param {string} path
 */
async function open(path) {
  const WebIFC = await import('web-ifc');
  const api = new WebIFC.IfcAPI();
  await api.Init();
  api.SetLogLevel(WebIFC.LogLevel.LOG_LEVEL_OFF);
  return { WebIFC, api, bytes: readFileSync(path) };
}

/** OpenModel alone; initialising the wasm and reading the file are not counted. @param {string} path */
export async function openModel(path) {
  const { api, bytes } = await open(path);
  const began = performance.now();
  const model = api.OpenModel(bytes);
  const ms = performance.now() - began;
  return { ms, instances: api.GetAllLines(model).size() };
}

/** OpenModel and the names and values of every property and quantity of every object. @param {string} path */
export async function openAndReadProperties(path) {
  const { WebIFC, api, bytes } = await open(path);
  const began = performance.now();
  const model = api.OpenModel(bytes);
  const values = propertyValues(WebIFC, api, model);
  return { ms: performance.now() - began, values };
}

/** OpenModel and the triangles of every product, copied out of the wasm heap. @param {string} path */
export async function openAndTessellate(path) {
  const { api, bytes } = await open(path);
  const began = performance.now();
  const model = api.OpenModel(bytes);
  let elements = 0;
  let triangles = 0;
  let copied = 0;
  api.StreamAllMeshes(model, (mesh) => {
    elements++;
    for (let at = 0; at < mesh.geometries.size(); at++) {
      const geometry = api.GetGeometry(model, mesh.geometries.get(at).geometryExpressID);
      const vertices = api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize());
      const indices = api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize());
      triangles += indices.length / 3;
      copied += vertices.slice().length + indices.slice().length;
      geometry.delete();
    }
    mesh.geometries.delete();
  });
  return { ms: performance.now() - began, elements, triangles, copied };
}

/** How many (object, property) pairs there are, each with its name and value read by GetLine. */
function propertyValues(WebIFC, api, model) {
  const valuesOf = new Map();
  const setOf = (id) => {
    const known = valuesOf.get(id);
    if (known !== undefined) return known;
    const set = api.GetLine(model, id);
    const members = set.HasProperties ?? set.Quantities ?? [];
    const values = members.map(({ value }) => {
      const { Name, NominalValue, LengthValue, AreaValue, VolumeValue, CountValue, WeightValue, TimeValue } =
        api.GetLine(model, value);
      return [
        Name?.value,
        (NominalValue ?? LengthValue ?? AreaValue ?? VolumeValue ?? CountValue ?? WeightValue ?? TimeValue)?.value,
      ];
    });
    valuesOf.set(id, values);
    return values;
  };
  let pairs = 0;
  for (const { RelatedObjects, RelatingPropertyDefinition } of lines(api, model, WebIFC.IFCRELDEFINESBYPROPERTIES)) {
    for (const { value } of [RelatingPropertyDefinition].flat()) pairs += RelatedObjects.length * setOf(value).length;
  }
  for (const { RelatedObjects, RelatingType } of lines(api, model, WebIFC.IFCRELDEFINESBYTYPE)) {
    for (const { value } of api.GetLine(model, RelatingType.value).HasPropertySets ?? []) {
      pairs += RelatedObjects.length * setOf(value).length;
    }
  }
  return pairs;
}

function* lines(api, model, type) {
  const ids = api.GetLineIDsWithType(model, type);
  for (let at = 0; at < ids.size(); at++) yield api.GetLine(model, ids.get(at));
}
