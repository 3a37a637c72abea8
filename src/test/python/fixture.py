"""Losses, gradients, Hessian-vector products and extreme Hessian eigenvalues of every network, by PyTorch in double precision.

Reads the cases that PyTorchFixtureTest reads, too, and writes the numbers that it compares with to 1e-9:

    python src/test/python/fixture.py

PyTorch is needed for this alone, not for the test: pip install torch (the build for the CPU is enough).

The data, theta and the direction of the product are functions of their index alone; see `samples` and `measure`.
Networks are PyTorch's own modules (see the package `networks`); eigenvalues are those of the dense Hessian by autograd. Numbers
are written to 13 digits.
"""
import json
from math import prod
from pathlib import Path

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

from networks import LOSSES, Sizes, blocks, build

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
FOLDER = Path(__file__).parents[1] / "resources/org/saddlescope/experiment/pytorch"


def samples(rows, input, classes=0, values=0, positions=1, symbols=0):
    """Inputs, targets and sizes. Graphs get an adjacency that is not even symmetric: any matrix tells A from its transpose."""
    n = rows * prod(input)
    if symbols:
        steps = prod(input)
        numbers = [float((i * 11 + i // 3 + i // steps) % symbols) for i in range(n)]
    else:
        numbers = torch.sin(2.1 * torch.arange(n) + 0.5).tolist()
    inputs = torch.tensor(numbers).reshape(rows, *input)
    if values:
        targets = torch.cos(1.1 * torch.arange(rows * values)).reshape(rows, values)
    elif positions == 1:
        targets = torch.tensor([i * 7 % classes for i in range(rows)])
    else:
        targets = torch.tensor([-1 if i % positions == 1 else i * 5 // 3 % classes for i in range(rows * positions)])
    return inputs, targets, positions


def measure(architecture, loss, data, penalty=0.0):
    inputs, targets, positions = samples(**data)
    outputs = 1 if loss in ("logistic", "sigmoid") else data.get("classes") or data["values"]
    network = build(architecture, inputs, Sizes(len(inputs), outputs, positions, data.get("symbols", 0)))
    names, parameters = zip(*blocks(network))
    index = torch.arange(sum(p.numel() for p in parameters))
    theta = (0.6 * torch.sin(1.7 * index + 0.3)).requires_grad_()
    direction = torch.cos(0.9 * index + 0.1)
    parts = {name: part.reshape(p.shape) for name, p, part in zip(names, parameters, theta.split([p.numel() for p in parameters]))}
    with sdpa_kernel(SDPBackend.MATH):
        value = LOSSES[loss](torch.func.functional_call(network, parts, (inputs,)), targets) + penalty / 2 * theta @ theta
        gradient, = torch.autograd.grad(value, theta, create_graph=True)
        product, = torch.autograd.grad(gradient @ direction, theta, retain_graph=True)
        hessian = torch.stack([torch.autograd.grad(element, theta, retain_graph=True)[0] for element in gradient])
    spectrum = torch.linalg.eigvalsh((hessian + hessian.T) / 2)
    return {"blocks": names, "loss": value.reshape(1), "gradient": gradient, "product": product, "extremes": spectrum[[0, -1]]}


def main():
    lines = []
    for name, case in json.loads((FOLDER / "cases.json").read_text()).items():
        for quantity, values in measure(**case).items():
            words = values if quantity == "blocks" else [f"{value:.13g}" for value in values.tolist()]
            lines.append(" ".join([name, quantity, *words]) + "\n")
    (FOLDER / "numbers.txt").write_text("".join(lines))


if __name__ == "__main__":
    main()
