package org.saddlescope.ui.experiment;

/**
 * What all parts of one form share.
 *
 * @param seal called where the user leaves a field: what is typed next is undone on its own
 */
record FormContext(Problems problems, Starters starters, Choices choices, Runnable seal) {}
