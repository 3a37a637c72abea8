/** The loss surface in three dimensions, solid where there is 3-D hardware and painted elsewhere. */
package org.saddlescope.ui.scene;
