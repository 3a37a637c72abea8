/** What the window is like, kept from one start to the next. */
package org.saddlescope.ui.settings;
