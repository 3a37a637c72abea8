/** Pages that need nothing else: what came of a run or a lesson, to be read in any browser, without a network. */
package org.saddlescope.figures.page;
