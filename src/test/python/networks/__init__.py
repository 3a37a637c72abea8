"""Every network of Saddlescope, built of PyTorch's own modules from the JSON that an experiment file has for it."""
from .architectures import build
from .core import Sizes, blocks
from .losses import LOSSES

__all__ = ["LOSSES", "Sizes", "blocks", "build"]
