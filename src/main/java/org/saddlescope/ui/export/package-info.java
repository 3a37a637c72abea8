/** Export of figures: preview, styles, files and the clipboard. */
package org.saddlescope.ui.export;
