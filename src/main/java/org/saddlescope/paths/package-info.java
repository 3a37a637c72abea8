/** Paths through parameter space: to critical points, away from saddles, between minima, and to the global minimum. */
package org.saddlescope.paths;
