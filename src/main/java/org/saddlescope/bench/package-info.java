/** The work that is timed against other programs: its definitions, its measurement, and its JSON. */
package org.saddlescope.bench;
