"""Rebuilds the network of a run in PyTorch from the run folder alone and gives loss and gradient there, as JSON.

    python src/test/python/rebuild_from_run.py RUN [--theta F.npy]...
    python src/test/python/rebuild_from_run.py RUN --probe PROBE.json --gradient G.npy

The first takes the checkpoints given, or else the last one of each optimizer. The second takes the points of
`saddlescope probe RUN --json --gradient G.npy` and compares with what that measured: relative differences are printed,
and the exit code is 1 where one exceeds 1e-9. Everything is computed in double precision, whatever the run used.

Read are experiment.json (architecture, loss, penalty), layout.json (names, shapes and order of the blocks of theta),
data.npz (inputs, targets, split) and theta/*.npy. Needs NumPy and PyTorch (the build for the CPU is enough).
"""
import argparse
import json
import sys
from pathlib import Path

import numpy
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

from networks import LOSSES, Sizes, blocks, build

AGREEMENT = 1e-9
torch.set_default_dtype(torch.float64)


def training(run):
    """Inputs and targets that were trained on, and the sizes that the network takes from them."""
    if not (run / "data.npz").exists():
        sys.exit(f"{run}: has no data.npz: its data are larger than 10 MB, or it is no network")
    data = numpy.load(run / "data.npz")
    rows = data["split"] == 0
    inputs, targets = torch.tensor(data["inputs"][rows]), torch.tensor(data["targets"][rows])
    width = targets.shape[1] if targets.dim() > 1 else 1
    symbols = int(data["symbols"]) if "symbols" in data else 0
    if targets.is_floating_point():
        return inputs, targets, Sizes(len(inputs), width, 1, symbols)
    return inputs, targets, Sizes(len(inputs), int(data["classes"]), width, symbols)


class Problem:
    """The loss of a run's network on its training samples as a function of theta."""

    def __init__(self, run):
        problem = json.loads((run / "experiment.json").read_text())["experiment"]["problem"]
        if problem["type"] != "network":
            sys.exit(f"{run}: its problem is {problem['type']}, expected a network")
        self.inputs, self.targets, sizes = training(run)
        if problem["loss"] in ("logistic", "sigmoid"):
            sizes = sizes._replace(outputs=1)
        self.loss, self.penalty = LOSSES[problem["loss"]], problem["penalty"]
        self.network = build(problem["architecture"], self.inputs, sizes)
        self.layout = json.loads((run / "layout.json").read_text())["blocks"]
        rebuilt = [(name, list(parameter.shape)) for name, parameter in blocks(self.network)]
        saved = [(block["name"], block["shape"]) for block in self.layout]
        if rebuilt != saved:
            sys.exit(f"{run}/layout.json: expected the blocks {rebuilt}, found {saved}")

    def at(self, theta):
        """Loss and gradient."""
        theta = torch.tensor(theta, requires_grad=True)
        parts = {block["name"]: theta[block["offset"]:][:numpy.prod(block["shape"], dtype=int)].reshape(block["shape"])
                 for block in self.layout}
        with sdpa_kernel(SDPBackend.MATH):
            outputs = torch.func.functional_call(self.network, parts, (self.inputs,))
            value = self.loss(outputs, self.targets) + self.penalty / 2 * theta @ theta
            return value.item(), torch.autograd.grad(value, theta)[0].numpy()


def last_checkpoints(run):
    optimizers = json.loads((run / "history.json").read_text())["optimizers"]
    return [max((run / "theta").glob(optimizer["file"] + "-" + "[0-9]" * 8 + ".npy")) for optimizer in optimizers]


def difference(expected, actual):
    """The largest difference, relative to the largest magnitude where that is not 0."""
    return float(numpy.abs(actual - expected).max() / (numpy.abs(expected).max() or 1.0))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, metavar="RUN")
    parser.add_argument("--theta", type=Path, action="append", metavar="F.npy")
    parser.add_argument("--probe", type=Path, metavar="PROBE.json")
    parser.add_argument("--gradient", type=Path, metavar="G.npy")
    arguments = parser.parse_args()
    problem = Problem(arguments.run)
    points, differences = [], []
    if arguments.probe:
        gradients = numpy.atleast_2d(numpy.load(arguments.gradient)) if arguments.gradient else None
        for row, probed in enumerate(json.loads(arguments.probe.read_text())["points"]):
            theta = [float(x) for x in probed["theta"]]  # what is not finite is text there
            loss, gradient = problem.at(theta)
            point = {"point": probed["point"], "theta": theta, "loss": loss, "gradient": gradient.tolist(),
                     "lossDifference": difference(numpy.float64(probed["loss"]), loss)}
            if gradients is not None:
                point["gradientDifference"] = difference(gradients[row], gradient)
            points.append(point)
            differences += [point[key] for key in ("lossDifference", "gradientDifference") if key in point]
    else:
        for file in arguments.theta or last_checkpoints(arguments.run):
            theta = numpy.load(file)
            loss, gradient = problem.at(theta)
            points.append({"point": file.name, "theta": theta.tolist(), "loss": loss, "gradient": gradient.tolist()})
    print(json.dumps({"points": points}))
    sys.exit(0 if all(each <= AGREEMENT for each in differences) else 1)  # NaN agrees with nothing


if __name__ == "__main__":
    main()
