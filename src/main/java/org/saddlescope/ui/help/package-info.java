/** What explains: the conditions with their formulas, the program itself. */
package org.saddlescope.ui.help;
