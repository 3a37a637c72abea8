/** The runs of this session and of earlier days: their folders, the list of them, and those laid over the one that is shown. */
package org.saddlescope.ui.runs;
