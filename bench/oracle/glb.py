"""Writes IfcOpenShell's GLB of a model: `python glb.py FILE OUT.glb`.

Nodes are called by GlobalId. Spaces and openings are left out: the picture is that of the building.
"""

import sys

import ifcopenshell
import ifcopenshell.geom


def main(path, out):
    model = ifcopenshell.open(path)
    settings = ifcopenshell.geom.settings()
    settings.set("use-element-guids", True)
    # IfcSurfaceStyleShading.SurfaceColour as it stands; otherwise it is multiplied by the factor of DiffuseColour.
    settings.set("surface-colour", True)
    serializer = ifcopenshell.geom.serializers.gltf(out, settings)
    serializer.setFile(model)
    serializer.setUnitNameAndMagnitude("METER", 1.0)
    serializer.writeHeader()
    left_out = ["IfcSpace", "IfcOpeningElement"]
    for element in ifcopenshell.geom.iterate(settings, model, exclude=left_out):
        serializer.write(element)
    serializer.finalize()


if __name__ == "__main__":
    main(*sys.argv[1:])
