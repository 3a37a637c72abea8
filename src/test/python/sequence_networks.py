"""Losses, gradients and Hessian-vector products of the sequence networks, computed by PyTorch in double precision.

Writes the fixture that SequenceNetworksTest compares with to 1e-9:

    python src/test/python/sequence_networks.py > src/test/resources/org/saddlescope/model/sequence-networks.txt

A line is: case, quantity, numbers. The parameters and the direction are functions of their index alone, and the blocks
lie in the order in which the Java network lays them out; only their names are shared with PyTorch's state dict.
"""
import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel

torch.set_default_dtype(torch.float64)
ROWS, STEPS, SYMBOLS, FEATURES = 6, 5, 4, 2


class Recurrent(nn.Module):
    def __init__(self, kind, width, layers, embedding, outputs, every_step, symbols=True):
        super().__init__()
        self.embedding = nn.Embedding(SYMBOLS, embedding) if symbols else nn.Identity()
        core = kind(embedding if symbols else FEATURES, width, num_layers=layers, batch_first=True)
        self.core = "rnn" if kind is nn.RNN else "lstm"
        setattr(self, self.core, core)
        self.head = nn.Linear(width, outputs)
        self.every_step = every_step

    def forward(self, x):
        states, _ = getattr(self, self.core)(self.embedding(x))
        return self.head(states if self.every_step else states[:, -1])

    def order(self):
        return [name for name, _ in self.named_parameters()]


class Transformer(nn.Module):
    def __init__(self, width, heads, blocks, feed_forward, activation, causal, outputs, every_step, symbols=True):
        super().__init__()
        self.embedding = nn.Embedding(SYMBOLS, width) if symbols else nn.Linear(FEATURES, width)
        self.positions = nn.Embedding(STEPS, width)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(width, heads, feed_forward, dropout=0.0, activation=activation, batch_first=True,
                                       norm_first=True) for _ in range(blocks))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, outputs)
        self.causal, self.every_step = causal, every_step

    def forward(self, x):
        y = self.embedding(x) + self.positions.weight
        mask = nn.Transformer.generate_square_subsequent_mask(STEPS, dtype=torch.float64) if self.causal else None
        for layer in self.layers:
            y = layer(y, src_mask=mask)
        y = self.norm(y)
        return self.head(y if self.every_step else y.mean(1))

    def order(self):
        parts = ["norm1.weight", "norm1.bias", "self_attn.in_proj_weight", "self_attn.in_proj_bias",
                 "self_attn.out_proj.weight", "self_attn.out_proj.bias", "norm2.weight", "norm2.bias",
                 "linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias"]
        start = [name for name, _ in self.named_parameters() if name.startswith(("embedding", "positions"))]
        middle = [f"layers.{k}.{part}" for k in range(len(self.layers)) for part in parts]
        return start + middle + ["norm.weight", "norm.bias", "head.weight", "head.bias"]


def symbols():
    return torch.tensor([(i * 11 + i // 3 + i // STEPS) % SYMBOLS for i in range(ROWS * STEPS)]).reshape(ROWS, STEPS)


def real():
    return torch.sin(2.1 * torch.arange(ROWS * STEPS * FEATURES) + 0.5).reshape(ROWS, STEPS, FEATURES)


def every_step_loss(outputs):
    labels = torch.tensor([-1 if i % STEPS == 1 else i * 5 // 3 % 3 for i in range(ROWS * STEPS)])
    return nn.functional.cross_entropy(outputs.reshape(ROWS * STEPS, 3), labels, ignore_index=-1)


def class_loss(outputs):
    return nn.functional.cross_entropy(outputs, torch.tensor([i * 7 % 3 for i in range(ROWS)]))


def value_loss(outputs):
    return nn.functional.mse_loss(outputs, torch.cos(1.1 * torch.arange(ROWS * 2)).reshape(ROWS, 2))


CASES = {
    "rnn": (Recurrent(nn.RNN, 3, 2, 2, 3, True), symbols(), every_step_loss),
    "rnn-real": (Recurrent(nn.RNN, 4, 1, 0, 2, False, symbols=False), real(), value_loss),
    "lstm": (Recurrent(nn.LSTM, 3, 2, 2, 3, False), symbols(), class_loss),
    "lstm-every-step": (Recurrent(nn.LSTM, 3, 1, 2, 3, True), symbols(), every_step_loss),
    "transformer-causal": (Transformer(4, 2, 2, 5, nn.functional.gelu, True, 3, True), symbols(), every_step_loss),
    "transformer": (Transformer(6, 3, 1, 5, torch.sigmoid, False, 3, False), symbols(), class_loss),
    "transformer-real": (Transformer(4, 1, 1, 3, torch.relu, True, 2, False, symbols=False), real(), value_loss),
}


def measure(name, model, x, loss):
    order = model.order()
    blocks = dict(model.named_parameters())
    assert sorted(order) == sorted(blocks)
    sizes = [blocks[block].numel() for block in order]
    index = torch.arange(sum(sizes))
    theta = (0.6 * torch.sin(1.7 * index + 0.3)).requires_grad_()
    direction = torch.cos(0.9 * index + 0.1)
    parts = {block: part.reshape(blocks[block].shape) for block, part in zip(order, theta.split(sizes))}
    with sdpa_kernel(SDPBackend.MATH):
        value = loss(torch.func.functional_call(model, parts, (x,)))
        gradient, = torch.autograd.grad(value, theta, create_graph=True)
        product, = torch.autograd.grad(gradient @ direction, theta)
    print(name, "names", *order)
    for quantity, numbers in (("loss", value.reshape(1)), ("gradient", gradient), ("product", product)):
        print(name, quantity, *(repr(number) for number in numbers.tolist()))


for name, case in CASES.items():
    measure(name, *case)
