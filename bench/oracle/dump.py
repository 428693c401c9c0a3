"""What IfcOpenShell reads in one IFC file, as JSON: `python dump.py FILE OUT`.

Everything comes from IfcOpenShell's own utilities, nothing is computed here but the JSON.
"""

import json
import sys
import tempfile
import zipfile
from collections import Counter
from functools import lru_cache
from pathlib import Path

import ifcopenshell
from ifcopenshell.util import classification, element, geolocation, placement, unit

# IfcOpenShell knows the released schemas only; the release candidates of IFC4X3 are read as what became of them.
STAND_INS = {"IFC4X3_RC1": "IFC4X3_ADD2", "IFC4X3_RC2": "IFC4X3_ADD2", "IFC4X3_RC3": "IFC4X3_ADD2"}

TEXTS = ("Name", "Description", "ObjectType", "LongName", "Tag")


def open_model(path):
    """The model, and the schema that stood in for its own where IfcOpenShell lacks that."""
    if path.suffix.lower() == ".ifczip":
        with zipfile.ZipFile(path) as archive:
            name = next(name for name in archive.namelist() if name.lower().endswith(".ifc"))
            content = archive.read(name)
    else:
        content = path.read_bytes()
    stand_in = None
    for candidate, released in STAND_INS.items():
        if f"'{candidate}'".encode() in content[:4096]:
            content = content.replace(f"'{candidate}'".encode(), f"'{released}'".encode(), 1)
            stand_in = released
    with tempfile.NamedTemporaryFile(suffix=".ifc") as copy:
        copy.write(content)
        copy.flush()
        return ifcopenshell.open(copy.name), stand_in


def plain(value):
    """A value of IfcOpenShell as JSON: wrapped values without their type, instances as their id."""
    if isinstance(value, ifcopenshell.entity_instance):
        return plain(value.wrappedValue) if value.id() == 0 else {"instance": value.id()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def parts(names):
    """How a property of several parts is written: by the attributes that hold them."""
    return lambda value: {key: plain(value.get(name)) for key, name in names.items()}


COMPOSED = {
    "IfcPropertyBoundedValue": parts(
        {"lower": "LowerBoundValue", "upper": "UpperBoundValue", "setPoint": "SetPointValue"}
    ),
    "IfcPropertyTableValue": parts({"defining": "DefiningValues", "defined": "DefinedValues"}),
    "IfcComplexProperty": lambda value: {
        name: entry["value"] for name, entry in properties(value["properties"], lambda _: None).items()
    },
}
COMPOSED["IfcPhysicalComplexQuantity"] = COMPOSED["IfcComplexProperty"]


def factor_of(model, instance_id):
    """The factor to SI of a property's unit, its own or the project's; None where it has no physical one."""
    assigned = unit.get_property_unit(model.by_id(instance_id), model) if has_units(model) else None
    physical = assigned and (assigned.is_a("IfcSIUnit") or assigned.is_a("IfcConversionBasedUnit") or assigned.is_a("IfcDerivedUnit"))
    return unit.get_unit_scale(assigned) if physical else None


def has_units(model):
    projects = model.by_type("IfcProject")
    return bool(projects and projects[0].UnitsInContext)


def properties(definition, factors):
    """Of one set as `get_psets(verbose=True)` has it: {name: {value, factor}}."""
    result = {}
    for name, entry in definition.items():
        if name == "id":
            continue
        given, factor = entry, None
        if isinstance(entry, dict) and "class" in entry and "value" in entry:
            given, factor = entry["value"], factors(entry["id"])
        compose = COMPOSED.get(given["type"], plain) if isinstance(given, dict) else plain
        result[str(name)] = {"value": compose(given), "factor": factor}
    return result


def sets(instance, factors):
    """All sets of an object by name; the ones without a name together under `null`."""
    try:
        psets = element.get_psets(instance, verbose=True)
    except KeyError:  # verbose fails at IfcPhysicalComplexQuantity; without it the values come without their types
        psets = element.get_psets(instance)
    return {"null" if name is None else name: properties(definition, factors) for name, definition in psets.items()}


def classifications(instance):
    found = set()
    for reference in classification.get_references(instance):
        system = classification.get_classification(reference)
        identification = getattr(reference, "Identification", None) or getattr(reference, "ItemReference", None)
        parts = (identification, reference.Name, system.Name if system else None)
        found.add(" / ".join("-" if part is None else part for part in parts))
    return sorted(found)


def materials(instance):
    try:
        return [material.Name if material else None for material in element.get_materials(instance)]
    except TypeError:  # a set or list without any
        return []


def set_ids(instance):
    """Express ids of all property set definitions of an object, its type's included, before any are merged by name."""
    found = {definition.id() for definition in getattr(instance, "HasPropertySets", None) or []}
    for relationship in getattr(instance, "IsDefinedBy", []):
        if relationship.is_a("IfcRelDefinesByProperties"):
            definition = relationship.RelatingPropertyDefinition
            several = definition.is_a("IfcPropertySetDefinitionSet")
            found |= {one.id() for one in (definition.wrappedValue if several else [definition])}
    kind = element.get_type(instance) if instance.is_a("IfcObject") else None
    return sorted(found | set(set_ids(kind) if kind else []))


def texts(instance):
    found = {name: getattr(instance, name, None) for name in TEXTS}
    if instance.is_a("IfcTypeObject"):
        found["ObjectType"] = getattr(instance, "ElementType", None)
    return {name: text for name, text in found.items() if text is not None}


def id_of(instance):
    return instance.id() if instance else None


def describe(instance, factors):
    record = {"class": instance.is_a(), "globalId": getattr(instance, "GlobalId", None), "sets": sets(instance, factors)}
    if not instance.is_a("IfcObjectDefinition"):
        return record
    record["texts"] = texts(instance)
    record["setIds"] = set_ids(instance)
    record["materials"] = materials(instance)
    record["layers"] = sorted({layer.Name for layer in element.get_layers(instance.file, instance)})
    record["classifications"] = classifications(instance)
    if instance.is_a("IfcObject"):
        record["type"] = id_of(element.get_type(instance))
        record["groups"] = sorted(group.id() for group in element.get_groups(instance))
    if instance.is_a("IfcProduct"):
        record["parent"] = id_of(element.get_parent(instance))
        record["storey"] = id_of(element.get_parent(instance, ifc_class="IfcBuildingStorey"))
        if not any(instance.is_a(name) for name in ("IfcFeatureElementSubtraction", "IfcPort")):
            record["node"] = record["parent"]
        if instance.is_a("IfcElement"):
            voids = element.get_openings(instance)
            record["openings"] = sorted(void.RelatedOpeningElement.id() for void in voids)
        if instance.is_a("IfcBuildingStorey"):
            record["height"] = placement.get_storey_elevation(instance)
        if instance.ObjectPlacement:
            record["placement"] = placement.get_local_placement(instance.ObjectPlacement).tolist()
    return record


def described(model):
    """Objects, types, and the materials and profiles that have property sets."""
    yield from model.by_type("IfcObjectDefinition")
    for name in ("IfcMaterial", "IfcMaterialDefinition", "IfcProfileDef"):
        try:
            yield from (instance for instance in model.by_type(name) if element.get_psets(instance))
        except RuntimeError:
            continue  # no such class in this schema


def units(model):
    """The factor to SI of every kind of unit that the project assigns."""
    if not has_units(model):
        return {}
    kinds = [getattr(assigned, "UnitType", None) for assigned in unit.get_unit_assignment(model).Units]
    return {kind: unit.calculate_unit_scale(model, kind) for kind in kinds if kind and kind != "USERDEFINED"}


def header(model):
    name = model.header.file_name
    return {
        "description": list(model.header.file_description.description),
        "fileName": name.name,
        "timeStamp": name.time_stamp,
        "author": list(name.author),
        "organization": list(name.organization),
        "preprocessorVersion": name.preprocessor_version,
        "originatingSystem": name.originating_system,
        "authorization": name.authorization,
    }


def sites(model):
    """Latitude and longitude in decimal degrees."""
    return {
        str(site.id()): [geolocation.dms2dd(*site.RefLatitude), geolocation.dms2dd(*site.RefLongitude)]
        for site in model.by_type("IfcSite")
        if site.RefLatitude and site.RefLongitude
    }


def counts(model):
    """Instances of each class, subclasses apart."""
    return dict(Counter(instance.is_a() for instance in model))


def main(path, out):
    model, stand_in = open_model(path)
    factors = lru_cache(None)(lambda instance_id: factor_of(model, instance_id))
    objects = {str(instance.id()): describe(instance, factors) for instance in described(model)}
    result = {
        "version": ifcopenshell.version,
        "schema": model.schema_identifier,
        "standIn": stand_in,
        "header": header(model),
        "sites": sites(model),
        "counts": counts(model),
        "units": units(model),
        "objects": objects,
    }
    Path(out).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2])
    except (OSError, RuntimeError, ifcopenshell.Error, ifcopenshell.SchemaError) as error:
        sys.exit(f"{type(error).__name__}: {error}")
