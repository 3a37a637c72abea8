"""The losses, each a function of outputs and targets; classes are one-hot for the squared errors and signs for the last two."""
import torch
from torch.nn import functional as F


def _values(outputs, targets):
    if targets.is_floating_point():
        return targets.reshape(outputs.shape)
    return F.one_hot(targets, outputs.shape[1]).to(outputs.dtype)


def _signs(targets):
    return 2.0 * targets - 1.0


def _cross_entropy(outputs, targets):
    labels = targets.flatten()
    return F.cross_entropy(outputs.reshape(len(labels), -1), labels, ignore_index=-1)


LOSSES = {
    "halfSquaredError": lambda outputs, targets: 0.5 * (outputs - _values(outputs, targets)).square().sum(),
    "meanSquaredError": lambda outputs, targets: F.mse_loss(outputs, _values(outputs, targets)),
    "crossEntropy": _cross_entropy,
    "logistic": lambda outputs, targets: F.softplus(-_signs(targets) * outputs[:, 0], threshold=700.0).mean(),
    "sigmoid": lambda outputs, targets: torch.sigmoid(-_signs(targets) * outputs[:, 0]).mean(),
}
