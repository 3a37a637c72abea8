"""Writes the HDF5 files that the tests of org.saddlescope.data.surface read, with h5py as loss-landscape uses it.

Run once: python src/test/python/surfaces.py src/test/resources/org/saddlescope/data/surface
"""
import os
import sys

import h5py
import numpy as np

folder = sys.argv[1]


def surface(f):
    f["xcoordinates"] = np.linspace(-1, 1, 4)
    f["ycoordinates"] = np.linspace(0, 1, 3)
    loss = 10.0 * np.arange(3)[:, None] + np.arange(4)[None, :]
    loss[0, 3] = np.inf
    loss[2, 1] = -1
    f["train_loss"] = loss
    f.create_dataset("test_loss", data=loss.astype(np.float32), chunks=(2, 3), compression="gzip", shuffle=True, fletcher32=True)
    f["counts"] = np.arange(12, dtype=np.uint8).reshape(3, 4) + 250 - 11
    f["dir_file"] = "/somewhere/else/directions.h5"


for name, version in (("old.h5", "earliest"), ("new.h5", ("v110", "v110"))):
    with h5py.File(os.path.join(folder, name), "w", libver=version) as f:
        surface(f)
        # Links that lead in circles, to other files and to nothing.
        f["loop"] = f["/"]
        group = f.create_group("xdirection")
        group["0"] = np.ones((2, 3))
        group["again"] = group
        f["self"] = h5py.SoftLink("/self")
        f["alias_loss"] = h5py.SoftLink("/train_loss")
        f["other"] = h5py.ExternalLink("/etc/passwd", "/x")
