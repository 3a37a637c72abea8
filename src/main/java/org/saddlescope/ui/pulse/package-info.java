/** How soon the window is there after a start, and how evenly it lives. */
package org.saddlescope.ui.pulse;
