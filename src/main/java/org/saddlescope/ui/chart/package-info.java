/** Map and curves: charts of a figure that are painted beside the JavaFX thread, and what is pointed at in them. */
package org.saddlescope.ui.chart;
