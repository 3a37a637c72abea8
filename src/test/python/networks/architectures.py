"""Named networks, their blocks named and ordered as Saddlescope lays theta out."""
import math

import torch
from torch import nn

from . import graphs, images, sequences
from .core import ACTIVATIONS, Function, Linear, factor
from .layers import Stack, make, trial
from .seeded import SeededRandom


class Network(nn.Module):
    """Parts one after the other, under names of their own; a part without parameters needs none."""

    def __init__(self, data):
        super().__init__()
        self.data, self.x, self.parts = data, data, []

    def add(self, name, part):
        owner, *rest = reversed(name.split("."))
        module = self
        for step in reversed(rest):
            if not hasattr(module, step):
                module.add_module(step, nn.Module())
            module = getattr(module, step)
        module.add_module(owner, part)
        return self.then(part)

    def then(self, part):
        self.parts.append(part if isinstance(part, nn.Module) else Function(part))
        self.x = trial(self.parts[-1], self.x, self.data)
        return self

    def forward(self, data):
        x = data
        for part in self.parts:
            x = part(x, data)
        return x


def _dense(network, widths, outputs, spec, bias, activation, name="layer{}", last="layer{}"):
    for number, width in enumerate(widths, 1):
        inputs = network.x[0].numel()
        network.add(name.format(number), Linear(inputs, width, bias, factor(spec, inputs))).then(ACTIVATIONS[activation])
    inputs = network.x[0].numel()
    return network.add(last.format(len(widths) + 1), Linear(inputs, outputs, bias, factor(spec, inputs)))


def mlp(spec, data, sizes):
    return _dense(Network(data), spec["hidden"], sizes.outputs, spec, spec["bias"], spec["activation"])


def deep_linear(spec, data, sizes):
    return _dense(Network(data), spec["widths"], sizes.outputs, spec, False, "identity")


def one_hidden(spec, data, sizes):
    return _dense(Network(data), [data[0].numel()], sizes.outputs, spec, False, spec["activation"])


class Shortcut(Linear):
    """(I + A) x."""

    def forward(self, x, data=None):
        return x.flatten(1) + super().forward(x)


def linear_residual(spec, data, sizes):
    network, width = Network(data), data[0].numel()
    for number in range(1, spec["blocks"] + 1):
        network.add(f"block{number}", Shortcut(width, width, False, factor(spec, width)))
    return network


class TwoLayerWide(nn.Module):
    def __init__(self, spec, data, sizes):
        super().__init__()
        width = spec["width"]
        self.inner = nn.Parameter(torch.zeros(width, data[0].numel()))
        if spec["trained"]:
            self.outer = nn.Parameter(torch.zeros(sizes.outputs, width))
        else:
            random = SeededRandom(spec["seed"], "frozen outer")
            draw = random.sign if spec["outer"] == "signs" else random.gaussian
            self.outer = torch.tensor([draw() for _ in range(sizes.outputs * width)]).reshape(sizes.outputs, width)
        self.activation = ACTIVATIONS[spec["activation"]]

    def forward(self, data):
        return self.activation(data.flatten(1) @ self.inner.T) @ self.outer.T / math.sqrt(len(self.inner))


class MatrixFactorization(nn.Module):
    def __init__(self, spec, data, sizes):
        super().__init__()
        self.U = nn.Parameter(torch.zeros(sizes.samples, spec["rank"]))
        self.V = nn.Parameter(torch.zeros(sizes.outputs, spec["rank"]))

    def forward(self, data):
        return self.U @ self.V.T


class EntryFactorization(nn.Module):
    def __init__(self, spec, data, sizes):
        super().__init__()
        self.U = nn.Parameter(torch.zeros(data.shape[1], spec["rank"]))
        self.V = nn.Parameter(torch.zeros(data.shape[2], spec["rank"]))

    def forward(self, data):
        return torch.einsum("nij,ij->n", data, self.U @ self.V.T)[:, None]


def conv(spec, data, sizes):
    network = Network(data)
    pool = {"max": "maxPool", "average": "averagePool"}.get(spec["pooling"])
    for number, channels in enumerate(spec["channels"], 1):
        network.add(f"conv{number}", images.conv({**spec, "channels": channels, "bias": True}, network.x, sizes))
        network.then(ACTIVATIONS[spec["activation"]])
        if pool:
            network.then(images.LAYERS[pool]({"size": 2, "stride": 0}, network.x, sizes))
    return _dense(network, spec["dense"], sizes.outputs, spec, True, spec["activation"], "dense{}", "head")


def res_net(spec, data, sizes):
    norms = {"layer": [{"type": "layerNorm", "over": "sample", "epsilon": 1e-5}], "batch": [{"type": "batchNorm", "epsilon": 1e-5}],
             "none": []}[spec["norm"]]
    law = {"initialisation": spec.get("initialisation", {})}
    activation = [{"type": "activation", "function": spec["activation"]}]

    def normalised(channels, stride):
        return [{"type": "conv2d", "channels": channels, "kernel": 3, "stride": stride, "padding": 1, "bias": not norms, **law}, *norms]

    network = Network(data)
    channels = spec["widths"][0]
    network.add("stem", Stack(normalised(channels, 1) + activation, network.x, data, sizes))
    for stage, width in enumerate(spec["widths"], 1):
        for block in range(1, spec["blocks"] + 1):
            stride = 2 if stage > 1 and block == 1 else 1
            residual = {"type": "residual", "layers": normalised(width, stride) + activation + normalised(width, 1),
                        "shortcut": "identity" if stride == 1 and width == channels else "projection"}
            network.add(f"stage{stage}.block{block}", make(residual, network.x, data, sizes)).then(ACTIVATIONS[spec["activation"]])
            channels = width
    network.then(lambda x: x.mean((2, 3)))
    return network.add("head", Linear(channels, sizes.outputs, True, factor(spec, channels)))


def _summary(network, sizes, summary):
    """The head: at every step where the data have targets at each, on a summary of the sequence otherwise."""
    if sizes.positions > 1:
        return network.add("head", sequences.EveryStep(network.x.shape[2], sizes.outputs))
    return network.then(summary).add("head", Linear(network.x.shape[1], sizes.outputs))


def _recurrent(core):
    def recurrent(spec, data, sizes):
        network = Network(data)
        if sizes.symbols:
            network.add("embedding", sequences.Embedding(sizes.symbols, spec["embedding"]))
        network.add(spec["type"], core(network.x.shape[2], spec))
        return _summary(network, sizes, lambda x: x[:, -1])
    return recurrent


class Features(nn.LayerNorm):
    def forward(self, x, data=None):
        return super().forward(x)


def transformer(spec, data, sizes):
    network, width = Network(data), spec["width"]
    network.add("embedding", sequences.Embedding(sizes.symbols, width) if sizes.symbols
                else sequences.EveryStep(data.shape[2], width))
    network.add("positions", sequences.Positions(data.shape[1], width))
    for number in range(spec["blocks"]):
        network.add(f"layers.{number}", sequences.TransformerBlock(width, spec))
    return _summary(network.add("norm", Features(width)), sizes, lambda x: x.mean(1))


def gcn(spec, data, sizes):
    network = Network(data)
    for number, width in enumerate(spec["hidden"], 1):
        network.add(f"layer{number}", graphs.convolution({**spec, "outputs": width}, network.x, sizes, first=number == 1))
        network.then(ACTIVATIONS[spec["activation"]])
    last = f"layer{len(spec['hidden']) + 1}"
    if sizes.positions > 1:
        return network.add(last, graphs.convolution({**spec, "outputs": 0}, network.x, sizes, first=not spec["hidden"]))
    width = network.x.shape[2]
    return network.then(lambda x: x.mean(1)).add(last, Linear(width, sizes.outputs, spec["bias"], factor(spec, width)))


class Sequential(Stack):
    def __init__(self, spec, data, sizes):
        super().__init__(spec["layers"], data, data, sizes)

    def forward(self, x, data=None):
        return super().forward(x, x if data is None else data)


class Regression(Linear):
    """One dense layer, whose blocks have no name in front."""

    def __init__(self, spec, data, outputs):
        inputs = data[0].numel()
        super().__init__(inputs, outputs, spec.get("bias", False), factor(spec, inputs))


ARCHITECTURES = {
    "mlp": mlp,
    "deepLinear": deep_linear,
    "matrixFactorization": MatrixFactorization,
    "sequential": Sequential,
    "linearResidual": linear_residual,
    "oneHidden": one_hidden,
    "twoLayerWide": TwoLayerWide,
    "logisticRegression": lambda spec, data, sizes: Regression(spec, data, 1),
    "softmaxRegression": lambda spec, data, sizes: Regression(spec, data, sizes.outputs),
    "entryFactorization": EntryFactorization,
    "halfSpace": lambda spec, data, sizes: Regression(spec, data, 1),
    "conv": conv,
    "resNet": res_net,
    "rnn": _recurrent(lambda features, spec: sequences.Recurrent(features, spec["width"], spec["layers"], spec["activation"])),
    "lstm": _recurrent(lambda features, spec: sequences.Lstm(features, spec["width"], spec["layers"])),
    "transformer": transformer,
    "gcn": gcn,
}


def build(spec, data, sizes):
    """The network of an experiment's architecture, a function of the inputs alone; its parameters are yet to be set."""
    return ARCHITECTURES[spec["type"]](spec, data, sizes)
