/** The choice of plane, quantity, grid and colour range. */
package org.saddlescope.ui.slice;
