/** What a run is steered with: step size and kicks while it trains, slices around a step of its past. */
package org.saddlescope.ui.steer;
