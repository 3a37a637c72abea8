/** Where the views stand: docks with tabs, which of them are seen, and what a lecture makes of that. */
package org.saddlescope.ui.workspace;
