"""Writes the weights that the tests of org.saddlescope.data.weights read, with PyTorch's own torch.save.

Run once: python src/test/python/weights.py src/test/resources/org/saddlescope/data/weights
"""
import sys
import collections
import os

import torch

folder = sys.argv[1]
torch.manual_seed(1)
net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2)).double()
with torch.no_grad():
    for n, parameter in enumerate(net.parameters()):
        # Values that a reader can tell: block number and place.
        parameter.copy_(torch.arange(parameter.numel(), dtype=torch.float64).reshape(parameter.shape) + 100 * (n + 1))
torch.save(net.state_dict(), os.path.join(folder, "mlp.pt"))

inputs = torch.tensor([[0.1, -0.2], [0.3, 0.4]], dtype=torch.float64)
optimizer = torch.optim.Adam(net.parameters())
net(inputs).sum().backward()
optimizer.step()
torch.save({"epoch": 3, "loss": 0.5, "model_state_dict": collections.OrderedDict(("module." + k, v) for k, v in net.state_dict().items()),
            "optimizer_state_dict": optimizer.state_dict()}, os.path.join(folder, "checkpoint.pt"))
torch.save(net, os.path.join(folder, "whole-model.pt"))

base = torch.arange(24, dtype=torch.float64)
torch.save({
    "transposed": base.reshape(4, 6).t(),
    "part": base.reshape(4, 6)[1:3, 2:5],
    "every": base[1::2],
    "expanded": torch.tensor([7.0], dtype=torch.float64).expand(3, 2),
    "scalar": torch.tensor(-2.5, dtype=torch.float64),
    "empty": torch.zeros(0, 3),
    "float32": torch.tensor([1.5, float("nan"), float("inf")]),
    "float16": torch.tensor([1.5, -65504.0, 2.0 ** -24], dtype=torch.float16),
    "bfloat16": torch.tensor([1.5, -3.0e38, 0.0], dtype=torch.bfloat16),
    "int64": torch.tensor([-3, 2 ** 40]),
    "int32": torch.tensor([-3], dtype=torch.int32),
    "int16": torch.tensor([-3], dtype=torch.int16),
    "int8": torch.tensor([-3], dtype=torch.int8),
    "uint8": torch.tensor([253], dtype=torch.uint8),
    "bool": torch.tensor([True, False]),
    "parameter": torch.nn.Parameter(torch.tensor([[4.0]])),
}, os.path.join(folder, "kinds.pt"))
