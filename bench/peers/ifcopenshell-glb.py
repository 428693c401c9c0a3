"""`python ifcopenshell-glb.py FILE OUT.glb [KERNEL]`: opens a file and writes the shapes of all its products as GLB, and prints
one line of JSON. Importing the library is not counted. One thread: two take as long."""

import json
import os
import resource
import sys
import time

import ifcopenshell
import ifcopenshell.geom

path, out, *kernel = sys.argv[1:]
began = time.perf_counter()
model = ifcopenshell.open(path)
open_ms = 1000 * (time.perf_counter() - began)

settings = ifcopenshell.geom.settings()
settings.set("apply-default-materials", True)
serializer = ifcopenshell.geom.serializers.gltf(out, settings)
serializer.setFile(model)
serializer.setUnitNameAndMagnitude("METER", 1.0)
serializer.writeHeader()
library = {"geometry_library": kernel[0]} if kernel else {}
shapes = ifcopenshell.geom.iterator(settings, model, 1, exclude=["IfcSpace", "IfcOpeningElement"], **library)
elements = set()
triangles = 0
if shapes.initialize():
    while True:
        shape = shapes.get()
        serializer.write(shape)
        elements.add(shape.id)
        triangles += len(shape.geometry.faces_buffer) // 12
        if not shapes.next():
            break
serializer.finalize()
ms = 1000 * (time.perf_counter() - began)
print(
    json.dumps(
        {
            "version": ifcopenshell.version,
            "ms": ms,
            "openMs": open_ms,
            "elements": len(elements),
            "triangles": triangles,
            "peakMB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "glbBytes": os.path.getsize(out),
        }
    )
)
