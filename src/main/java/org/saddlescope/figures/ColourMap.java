package org.saddlescope.figures;

/** The colour maps on offer: 256 colours each, from assets. */
public enum ColourMap { VIRIDIS, MAGMA, CIVIDIS, INFERNO, GREY }
