/** The timeline: at which recorded step of the run every view looks, how it is moved, and what was measured there. */
package org.saddlescope.ui.timeline;
