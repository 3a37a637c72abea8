package org.saddlescope.spectra;

/** An operator that holds on to what its products share, until it is closed. Confined to one thread at a time. */
public interface PreparedOperator extends LinearOperator, AutoCloseable {
    @Override
    void close();
}
