"""Layers by the name that an experiment file has for them, and stacks of them."""
import torch
from torch import nn

from . import graphs, images, sequences
from .core import ACTIVATIONS, Function, Linear, factor


class Stack(nn.Module):
    """Layers one after the other, named by their number; each sees the data, too."""

    def __init__(self, specs, x, data, sizes):
        super().__init__()
        for number, spec in enumerate(specs):
            layer = make(spec, x, data, sizes)
            self.add_module(str(number), layer)
            x = trial(layer, x, data)

    def forward(self, x, data):
        for layer in self.children():
            x = layer(x, data)
        return x


class Residual(nn.Module):
    """A stack of layers and a shortcut around it; the layers are children of its own, as their names say."""

    def __init__(self, spec, x, data, sizes):
        super().__init__()
        stack = Stack(spec["layers"], x, data, sizes)
        for name, layer in stack.named_children():
            self.add_module(name, layer)
        self.depth = len(spec["layers"])
        if spec["shortcut"] == "projection":
            self.shortcut = projection(x, trial(stack, x, data))

    def forward(self, x, data):
        y = x
        for number in range(self.depth):
            y = getattr(self, str(number))(y, data)
        return y + (self.shortcut(x) if hasattr(self, "shortcut") else x)


def projection(x, y):
    """Without bias: a matrix, or a 1 x 1 convolution with the stride that gives the places of y."""
    if x.dim() != 4 or y.dim() != 4:
        return Linear(x[0].numel(), y.shape[1], bias=False)
    stride = next(s for s in range(1, max(x.shape[2:]) + 1)
                  if [(size - 1) // s + 1 for size in x.shape[2:]] == list(y.shape[2:]))
    return images.Conv2d(x.shape[1], y.shape[1], 1, stride, 0, False, 1.0)


def trial(layer, x, data):
    with torch.no_grad():
        return layer(x, data)


def linear(spec, x, sizes):
    inputs = x[0].numel()
    return Linear(inputs, spec["outputs"] or sizes.outputs, spec["bias"], factor(spec, inputs))


SIMPLE = {
    "linear": linear,
    "activation": lambda spec, x, sizes: Function(ACTIVATIONS[spec["function"]]),
    "flatten": lambda spec, x, sizes: Function(lambda y: y.flatten(1)),
    "nodeMean": lambda spec, x, sizes: graphs.node_mean(),
    **images.LAYERS,
    **sequences.LAYERS,
}


def make(spec, x, data, sizes):
    """The layer that a spec describes, for inputs such as x."""
    kind = spec["type"]
    if kind == "residual":
        return Residual(spec, x, data, sizes)
    if kind == "graphConv":
        return graphs.convolution(spec, x, sizes, first=x is data)
    return SIMPLE[kind](spec, x, sizes)
