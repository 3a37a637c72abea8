/** What the program has noted about itself: kept in memory for the window, in files for later, and shown. */
package org.saddlescope.ui.log;
