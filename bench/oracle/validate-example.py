"""Checks a model with IfcOpenShell, which Plinth does not use: python validate-example.py FILE.

1. The schema and its rules: ifcopenshell.validate with express rules.
2. Shapes: every product with a body gives triangles.
3. Openings: what IfcRelVoidsElement names really cuts its host.
4. Quantities: volumes in Qto_* equal the volumes of the shapes within 0.5 %.
5. Standard sets: Pset_* and Qto_* have only the names and types that buildingSMART gives them.

Prints every finding and ends with 1 if there is any. Needs ifcopenshell==0.9.0.post1 from PyPI.
"""

import sys

import ifcopenshell
import ifcopenshell.geom
import ifcopenshell.util.element
import ifcopenshell.util.pset
import ifcopenshell.util.shape
import ifcopenshell.validate

TOLERANCE = 0.005


def schema_findings(model):
    logger = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(model, logger, express_rules=True)
    for statement in logger.statements:
        yield f"schema: {statement.get('instance')}: {statement.get('message')}"


def products_with_body(model):
    for product in model.by_type("IfcProduct"):
        shape = product.Representation
        if shape and any(r.RepresentationIdentifier == "Body" for r in shape.Representations):
            yield product


def volume(product, cut=True):
    settings = ifcopenshell.geom.settings()
    settings.set("disable-opening-subtractions", not cut)
    return ifcopenshell.util.shape.get_volume(ifcopenshell.geom.create_shape(settings, product).geometry)


def shape_findings(model):
    settings = ifcopenshell.geom.settings()
    for product in products_with_body(model):
        try:
            faces = ifcopenshell.geom.create_shape(settings, product).geometry.faces
        except RuntimeError as error:
            yield f"shape: {product}: {error}"
            continue
        if not faces:
            yield f"shape: {product} has no triangles"


def opening_findings(model):
    for host in {relation.RelatingBuildingElement for relation in model.by_type("IfcRelVoidsElement")}:
        if volume(host) > volume(host, cut=False) - 1e-4:
            yield f"opening: {host} is not cut by its openings"


def quantity_findings(model):
    for product in products_with_body(model):
        for name, quantities in ifcopenshell.util.element.get_psets(product, qtos_only=True).items():
            stated = quantities.get("NetVolume") if name.startswith("Qto_") else None
            if stated is None:
                continue
            found = volume(product)
            if abs(found - stated) > TOLERANCE * stated:
                yield f"quantity: {product.is_a()} {product.Name}: NetVolume {stated:.4f}, shape {found:.4f}"


def standard_set_findings(model):
    templates = ifcopenshell.util.pset.PsetQto(model.schema)
    for definition in model.by_type("IfcPropertySetDefinition"):
        name = definition.Name or ""
        if not name.startswith(("Pset_", "Qto_")):
            continue
        template = templates.get_by_name(name)
        if template is None:
            yield f"set: {name} is not a standard set"
            continue
        known = {member.Name: member for member in template.HasPropertyTemplates}
        is_set = definition.is_a("IfcPropertySet")
        for member in definition.HasProperties if is_set else definition.Quantities:
            if member.Name not in known:
                yield f"set: {name} has no {member.Name}"
            elif is_set and not has_type(member, known[member.Name]):
                yield f"set: {name}.{member.Name} is {member}, not {known[member.Name].PrimaryMeasureType}"


def has_type(member, template):
    kind = {"IfcPropertySingleValue": "P_SINGLEVALUE", "IfcPropertyEnumeratedValue": "P_ENUMERATEDVALUE"}
    kind |= {"IfcPropertyBoundedValue": "P_BOUNDEDVALUE", "IfcPropertyTableValue": "P_TABLEVALUE"}
    if template.TemplateType != kind.get(member.is_a()):
        return False
    values = {
        "P_SINGLEVALUE": lambda: [member.NominalValue],
        "P_BOUNDEDVALUE": lambda: [member.LowerBoundValue, member.UpperBoundValue],
        "P_TABLEVALUE": lambda: member.DefinedValues,
    }.get(template.TemplateType, list)()
    return all(value is None or value.is_a(template.PrimaryMeasureType) for value in values)


def main(path):
    model = ifcopenshell.open(path)
    checks = [schema_findings, shape_findings, opening_findings, quantity_findings, standard_set_findings]
    findings = [finding for check in checks for finding in check(model)]
    for finding in findings:
        print(finding)
    products = sum(1 for _ in products_with_body(model))
    print(f"{path}: {model.schema}, {products} shapes, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
