"""Writes the directions that the tests of org.saddlescope.experiment read, with h5py, as loss-landscape's h5_util does.

Run once: python src/test/python/directions.py src/test/resources/org/saddlescope/experiment/directions
"""
import os
import sys

import h5py
import numpy as np

# The weights and biases of a 2-2-2-2-2-2-2 network: twelve tensors, so that "10" and "11" sort before "2" as texts.
shapes = [(2, 2), (2,)] * 6
with h5py.File(os.path.join(sys.argv[1], "directions.h5"), "w") as f:
    x = f.create_group("xdirection")
    y = f.create_group("ydirection")
    for n, shape in enumerate(shapes):
        count = int(np.prod(shape))
        values = (100 * n + np.arange(count, dtype=np.float32)).reshape(shape)
        x.create_dataset(str(n), data=values)
        # As with --yignore biasbn: what has one dimension is zero.
        y.create_dataset(str(n), data=-values if len(shape) > 1 else 0 * values)
