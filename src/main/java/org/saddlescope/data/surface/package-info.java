/** Quantities on grids as other tools keep them: read from and written to their files. */
package org.saddlescope.data.surface;
