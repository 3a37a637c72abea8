package org.saddlescope;
public final class Main { public static void main(String[] a) { System.out.println("hi " + Runtime.version()+ " " + org.nd4j.linalg.factory.Nd4j.create(3)); } }
