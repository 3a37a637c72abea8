/** A run or a lesson as a moving picture: what is seen when, how it is painted, and the files of it. */
package org.saddlescope.figures.movie;
