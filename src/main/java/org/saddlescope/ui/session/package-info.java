/** What survives a crash: unsaved edits and the run that was going on, offered at the next start. */
package org.saddlescope.ui.session;
