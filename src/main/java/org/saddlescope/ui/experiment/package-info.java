/** The experiment as a form: the document with its versions, and editors made from the annotated records. */
package org.saddlescope.ui.experiment;
