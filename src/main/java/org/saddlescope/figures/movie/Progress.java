package org.saddlescope.figures.movie;

/** Hears how far an export is, and says whether it is still wanted. Called on the thread that exports. */
public interface Progress {
    /** Nobody watches and nobody cancels. */
    Progress NONE = new Progress() {
        @Override
        public void done(int pictures, int of) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** So many pictures are finished. */
    void done(int pictures, int of);

    /** Asked before each picture. */
    boolean cancelled();
}
