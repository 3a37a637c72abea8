/** Lessons: an experiment gone through step by step, with something to read beside what there is to see. */
package org.saddlescope.ui.lesson;
