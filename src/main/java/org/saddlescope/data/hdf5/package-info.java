/** HDF5 files of numbers, read by jhdf from memory alone, so that nothing in a file can make the reader take more. */
package org.saddlescope.data.hdf5;
