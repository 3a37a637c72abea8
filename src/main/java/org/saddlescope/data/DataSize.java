package org.saddlescope.data;

/** Refuses data that cannot fit, before anything is allocated. */
final class DataSize {
    private DataSize() {}

    /**
     * @param rows  the number of samples
     * @param width numbers a sample
     * @throws DataException where they do not fit an array or the memory of this program, with the bytes
     */
    static void require(String what, long rows, long width) throws DataException {
        long elements = Math.multiplyHigh(rows, width) == 0 ? rows * width : Long.MAX_VALUE;
        long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / Double.BYTES);
        if (elements < 0 || elements > most) {
            throw new DataException(what + ": " + rows + " samples of " + width + " numbers are " + rows + " x " + width
                    + " x " + Double.BYTES + " bytes, but at most " + most * Double.BYTES
                    + " bytes fit; the nearest number of samples that fits is " + most / Math.max(1, width));
        }
    }
}
