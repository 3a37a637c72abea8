/** NumPy's files, {@code .npy} and {@code .npz}, and files that are replaced whole; imports nothing of the program. */
package org.saddlescope.data.numpy;
