/** The gallery: the sample experiments as cards with a picture, to be opened and trained with one click. */
package org.saddlescope.ui.gallery;
