/** What the person at the window is told and asked, and what becomes of errors. */
package org.saddlescope.ui.notice;
