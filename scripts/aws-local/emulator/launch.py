"""Starts MiniStack with stand-ins for what its CloudFormation lacks: such a resource is recorded and deleted, and nothing
else. `stubbed-types.json` lists all of them with their reason: a type, or a type and the one property of it that MiniStack
refuses. Starts nothing where the list names something that MiniStack has learnt.

`launch.py --types` prints the types that MiniStack knows, as JSON, and starts nothing.
"""

import json
import pathlib
import sys
import uuid

from ministack.services.cloudformation import provisioners

from corrections import correct

LIST = pathlib.Path(__file__).with_name("stubbed-types.json")
entries = [name.split(" ") for name in json.loads(LIST.read_text("utf-8"))]
stubbed_types = [entry[0] for entry in entries if len(entry) == 1]
stubbed_properties = [entry for entry in entries if len(entry) == 2]
handlers = provisioners._RESOURCE_HANDLERS
PREFIX = "stand-in-"


class Attributes(dict):
    """Answers every attribute: an ARN where its name ends so (with the seven fields that IAM policies expect)."""

    def __init__(self, physical_id):
        super().__init__()
        self.physical_id = physical_id

    def __contains__(self, name):
        return True

    def __missing__(self, name):
        if name.lower().endswith("arn"):
            return f"arn:aws:stand-in:eu-central-1:000000000000:stand-in:{self.physical_id}"
        return f"{self.physical_id}.{name}"


def create(logical_id, properties, stack_name):
    physical_id = f"{PREFIX}{logical_id}-{uuid.uuid4().hex[:8]}"
    return physical_id, Attributes(physical_id)


def delete(physical_id, properties):
    pass


def refuses(type_name, property_name):
    """Whether MiniStack still says of the property that it is not supported."""
    try:
        handlers[type_name]["create"]("Probe", {property_name: [{}]}, "probe")
    except Exception as error:
        return "not supported" in str(error)
    return False


def stand_in_for_property(type_name, property_name):
    """A resource without the property is MiniStack's own affair, as before."""
    own = handlers[type_name]

    def create_either(logical_id, properties, stack_name):
        make = create if property_name in properties else own["create"]
        return make(logical_id, properties, stack_name)

    def delete_either(physical_id, properties):
        (delete if physical_id.startswith(PREFIX) else own["delete"])(physical_id, properties)

    # Without an update of its own MiniStack makes the resource anew.
    handlers[type_name] = {"create": create_either, "delete": delete_either}


if sys.argv[1:] == ["--types"]:
    print(json.dumps(sorted(handlers)))
    sys.exit(0)

learnt = [name for name in stubbed_types if name in handlers]
learnt += [" ".join(entry) for entry in stubbed_properties if not refuses(*entry)]
if learnt:
    sys.exit(f"MiniStack knows {', '.join(learnt)} by now: remove the lines from {LIST}.")
correct()
for name in stubbed_types:
    handlers[name] = {"create": create, "delete": delete}
for entry in stubbed_properties:
    stand_in_for_property(*entry)

from ministack.app import main  # noqa: E402  (it comes after the stand-ins, because it reads the table)

sys.exit(main())
