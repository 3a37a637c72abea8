/** What every part of the window builds on: its words, work of other threads that comes back to the JavaFX thread, panes that are made late, files that are kept. */
package org.saddlescope.ui.base;
