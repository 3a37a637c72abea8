/** A command, defined once with its words, key and place, and the keys that reach it. */
package org.saddlescope.ui.command;
