package org.saddlescope.engine;

/** The native libraries that all arrays live in. They load by themselves with the first array. */
public final class Natives {
    private Natives() {}

    /**
     * Loads them now, and returns when they are there. While it runs no other thread may load a native library: JavaCPP
     * looks its functions up from within {@code dl_iterate_phdr}, and so takes the two locks of glibc's loader in the
     * order opposite to {@code dlopen}; where the two meet, the process stands still for ever.
     *
     * @throws LinkageError where they cannot be loaded
     */
    public static void load() {
        NativeMemory.load();
    }
}
