/** The bridge between a run and the window: its levers, its newest frame, and the status bar. */
package org.saddlescope.ui.run;
