/** Weights as other tools keep them, found by name and shape in the parameter vector of a network. */
package org.saddlescope.data.weights;
