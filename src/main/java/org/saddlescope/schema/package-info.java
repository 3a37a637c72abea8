/**
 * Annotations by which a record says what its components mean, and what messages about names share; imports nothing of
 * the program and may be imported by every package.
 */
package org.saddlescope.schema;
