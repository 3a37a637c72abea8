"""Layers of graphs: a sample is nodes x (nodes + features), its adjacency beside the features of its nodes."""
import torch
from torch import nn
from torch.nn import functional as F

from .core import Function, factor


class GraphConv(nn.Module):
    """A X W^T + b with the adjacency A of the data; the first one takes X from the data, too."""

    def __init__(self, inputs, outputs, bias, scale):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, inputs))
        if bias:
            self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale = scale

    def forward(self, x, data):
        nodes = data.shape[1]
        features = x[:, :, nodes:] if x is data else x
        return F.linear(data[:, :, :nodes] @ features, self.scale * self.weight, getattr(self, "bias", None))


def convolution(spec, x, sizes, first):
    inputs = x.shape[2] - x.shape[1] if first else x.shape[2]
    return GraphConv(inputs, spec["outputs"] or sizes.outputs, spec["bias"], factor(spec, inputs))


def node_mean():
    return Function(lambda x: x.mean(1))
