/** The experiment as a document: where it is opened from, what may be done with it, how it is saved. */
package org.saddlescope.ui.document;
