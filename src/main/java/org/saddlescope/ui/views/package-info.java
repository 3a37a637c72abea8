/** The views of a run, when each has something to show, and the commands that change how they look. */
package org.saddlescope.ui.views;
