"""What all networks share: the sizes that the data set, activations by name, and the order of the blocks of theta."""
import math
from typing import NamedTuple

import torch
from torch import nn
from torch.nn import functional as F

ACTIVATIONS = {
    "identity": lambda x: x,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "softplus": lambda x: F.softplus(x, threshold=700.0),  # PyTorch's own threshold of 20 leaves out exp(-20)
    "erf": torch.erf,
    "silu": F.silu,
    "gelu": F.gelu,
}


class Sizes(NamedTuple):
    """What the data say of a network; the shape of an input is that of the data themselves."""
    samples: int
    outputs: int
    positions: int = 1
    symbols: int = 0


def blocks(module, prefix=""):
    """The blocks of theta in order: name in Saddlescope and in PyTorch alike, and the parameter.

    A module's own parameters come first, then those of its children in the order of their registration, or in that
    of its ORDER where Saddlescope has another one.
    """
    for name, parameter in module.named_parameters(recurse=False):
        yield prefix + name, parameter
    children = dict(module.named_children())
    for name in getattr(module, "ORDER", children):
        yield from blocks(children[name], prefix + name + ".")


def factor(spec, inputs):
    """By what weights are multiplied in the forward pass."""
    law = spec.get("initialisation", {}).get("type", "automatic")
    return 1 / math.sqrt(inputs) if law == "tangentKernel" else 1.0


class Linear(nn.Module):
    """A dense layer on each sample, flattened."""

    def __init__(self, inputs, outputs, bias=True, scale=1.0):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, inputs))
        if bias:
            self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale = scale

    def forward(self, x, data=None):
        return F.linear(x.flatten(1), self.scale * self.weight, getattr(self, "bias", None))


class Function(nn.Module):
    """A layer without parameters."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x, data=None):
        return self.function(x)
