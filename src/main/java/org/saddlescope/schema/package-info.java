/** Annotations by which a record says what its components mean; imports nothing and may be imported by every package. */
package org.saddlescope.schema;
