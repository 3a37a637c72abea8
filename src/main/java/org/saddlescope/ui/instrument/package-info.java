/** What the window points at single parameter vectors: readings, critical points, ways down, spectra and paths. */
package org.saddlescope.ui.instrument;
