"""Layers of images, rows x channels x height x width."""
import torch
from torch import nn
from torch.nn import functional as F

from .core import Function, factor


class Conv2d(nn.Module):
    def __init__(self, inputs, channels, kernel, stride, padding, bias, scale):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(channels, inputs, kernel, kernel))
        if bias:
            self.bias = nn.Parameter(torch.zeros(channels))
        self.stride, self.padding, self.scale = stride, padding, scale

    def forward(self, x, data=None):
        return F.conv2d(x, self.scale * self.weight, getattr(self, "bias", None), self.stride, self.padding)


class Norm(nn.Module):
    """Gains and biases on what is standardised: over the SAMPLE, over the CHANNELS at each place, or over the BATCH."""

    def __init__(self, over, shape, epsilon):
        super().__init__()
        size = shape.numel() if over == "sample" else shape[0]
        self.gain = nn.Parameter(torch.ones(size))
        self.bias = nn.Parameter(torch.zeros(size))
        self.over, self.epsilon = over, epsilon

    def forward(self, x, data=None):
        if self.over == "batch":
            return F.batch_norm(x, None, None, self.gain, self.bias, training=True, eps=self.epsilon)
        if self.over == "sample":
            shape = x.shape[1:]
            return F.layer_norm(x, shape, self.gain.reshape(shape), self.bias.reshape(shape), self.epsilon)
        return F.layer_norm(x.movedim(1, -1), self.gain.shape, self.gain, self.bias, self.epsilon).movedim(-1, 1)


def conv(spec, x, sizes):
    inputs, kernel = x.shape[1], spec["kernel"]
    return Conv2d(inputs, spec["channels"], kernel, spec["stride"], spec["padding"], spec["bias"],
                  factor(spec, inputs * kernel * kernel))


def _pool(function):
    return lambda spec, x, sizes: Function(lambda y: function(y, spec["size"], spec["stride"] or spec["size"]))


LAYERS = {
    "conv2d": conv,
    "maxPool": _pool(F.max_pool2d),
    "averagePool": _pool(F.avg_pool2d),
    "globalAveragePool": lambda spec, x, sizes: Function(lambda y: y.mean((2, 3))),
    "layerNorm": lambda spec, x, sizes: Norm(spec["over"], x.shape[1:], spec["epsilon"]),
    "batchNorm": lambda spec, x, sizes: Norm("batch", x.shape[1:], spec["epsilon"]),
}
