"""Layers of sequences, rows x steps x features; symbols are whole numbers, rows x steps."""
import torch
from torch import nn
from torch.nn import functional as F

from .core import ACTIVATIONS, Function


class Embedding(nn.Embedding):
    def forward(self, x, data=None):
        return super().forward(x.long())


class Positions(nn.Module):
    def __init__(self, steps, features):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(steps, features))

    def forward(self, x, data=None):
        return x + self.weight


class EveryStep(nn.Linear):
    def forward(self, x, data=None):
        return super().forward(x)


class Recurrent(nn.RNN):
    """PyTorch's RNN, which knows tanh and ReLU alone; with other activations its steps are written out."""

    def __init__(self, features, width, layers, activation):
        known = activation in ("tanh", "relu")
        super().__init__(features, width, layers, nonlinearity=activation if known else "tanh", batch_first=True)
        self.activation = None if known else ACTIVATIONS[activation]

    def forward(self, x, data=None):
        if self.activation is None:
            return super().forward(x)[0]
        for layer in range(self.num_layers):
            w_ih, w_hh, b_ih, b_hh = (getattr(self, f"{name}_l{layer}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
            state, states = x.new_zeros(len(x), self.hidden_size), []
            for step in range(x.shape[1]):
                state = self.activation(F.linear(x[:, step], w_ih, b_ih) + F.linear(state, w_hh, b_hh))
                states.append(state)
            x = torch.stack(states, 1)
        return x


class Lstm(nn.LSTM):
    def __init__(self, features, width, layers):
        super().__init__(features, width, layers, batch_first=True)

    def forward(self, x, data=None):
        return super().forward(x)[0]


def _mask(x, causal):
    return nn.Transformer.generate_square_subsequent_mask(x.shape[1], dtype=x.dtype) if causal else None


class Attention(nn.MultiheadAttention):
    def __init__(self, features, heads, causal):
        super().__init__(features, heads, batch_first=True)
        self.causal = causal

    def forward(self, x, data=None):
        return super().forward(x, x, x, need_weights=False, attn_mask=_mask(x, self.causal))[0]


class TransformerBlock(nn.TransformerEncoderLayer):
    ORDER = ("norm1", "self_attn", "norm2", "linear1", "linear2")

    def __init__(self, features, spec):
        super().__init__(features, spec["heads"], spec["feedForward"], dropout=0.0, batch_first=True, norm_first=True,
                         activation=ACTIVATIONS[spec["activation"]])
        self.causal = spec["causal"]

    def forward(self, x, data=None):
        return super().forward(x, src_mask=_mask(x, self.causal))


LAYERS = {
    "embedding": lambda spec, x, sizes: Embedding(spec["vocabulary"] or sizes.symbols, spec["width"]),
    "positions": lambda spec, x, sizes: Positions(*x.shape[1:]),
    "recurrent": lambda spec, x, sizes: Recurrent(x.shape[2], spec["width"], 1, spec["activation"]),
    "lstm": lambda spec, x, sizes: Lstm(x.shape[2], spec["width"], 1),
    "attention": lambda spec, x, sizes: Attention(x.shape[2], spec["heads"], spec["causal"]),
    "transformerBlock": lambda spec, x, sizes: TransformerBlock(x.shape[2], spec),
    "everyStep": lambda spec, x, sizes: EveryStep(x.shape[2], spec["outputs"] or sizes.outputs, spec["bias"]),
    "lastStep": lambda spec, x, sizes: Function(lambda y: y[:, -1]),
    "meanOfSteps": lambda spec, x, sizes: Function(lambda y: y.mean(1)),
}
