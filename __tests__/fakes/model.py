"""Writes model.json: the request shapes of the calls that the fake answers, out of botocore's service models.

python3 __tests__/fakes/model.py           writes it
python3 __tests__/fakes/model.py --check   exits 1 when it differs from the installed botocore
"""

import json
import pathlib
import sys

import botocore
import botocore.loaders

ACTIONS = {
    "ecs": """DeregisterTaskDefinition DescribeServices DescribeTaskDefinition DescribeTasks ListServices
        ListTaskDefinitionFamilies ListTaskDefinitions ListTasks RegisterTaskDefinition UpdateService""",
    "ssm": """AddTagsToResource DeleteParameter DeleteParameters DescribeParameters GetParameter GetParameters
        GetParametersByPath LabelParameterVersion ListTagsForResource PutParameter RemoveTagsFromResource""",
}
LIMITS = ("enum", "min", "max", "pattern")


def compact(shape):
    kind = shape["type"]
    if kind == "structure":
        members = {name: member["shape"] for name, member in shape["members"].items()}
        return {"members": members, "required": shape.get("required", [])}
    if kind == "list":
        return {"list": shape["member"]["shape"], **{k: shape[k] for k in LIMITS if k in shape}}
    if kind == "map":
        return {"map": shape["value"]["shape"]}
    return {"type": kind, **{k: shape[k] for k in LIMITS if k in shape}}


def collect(service, actions):
    shapes, queue, inputs = {}, [], {}
    for action in actions.split():
        inputs[action] = service["operations"][action]["input"]["shape"]
        queue.append(inputs[action])
    while queue:
        name = queue.pop()
        if name in shapes:
            continue
        shapes[name] = compact(service["shapes"][name])
        below = shapes[name].get("members", {})
        queue += [*below.values(), *(shapes[name][k] for k in ("list", "map") if k in shapes[name])]
    target = service["metadata"]["targetPrefix"]
    return {"target": target, "actions": inputs, "shapes": dict(sorted(shapes.items()))}


load = botocore.loaders.create_loader().load_service_model
model = {"source": f"botocore {botocore.__version__}"}
model |= {name: collect(load(name, "service-2"), actions) for name, actions in ACTIONS.items()}
path = pathlib.Path(__file__).with_name("model.json")
if "--check" in sys.argv:
    had = json.loads(path.read_text())
    sys.exit(0 if had | {"source": ""} == model | {"source": ""} else "model.json differs from " + model["source"])
path.write_text(json.dumps(model, indent=2) + "\n")
