/** The dialog that writes the run that is shown, or its lesson, as a moving picture or a page. */
package org.saddlescope.ui.movie;
