/** Typeset formulas. */
package org.saddlescope.ui.formula;
