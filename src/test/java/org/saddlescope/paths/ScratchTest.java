package org.saddlescope.paths;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.*;
import org.saddlescope.experiment.*;
import org.saddlescope.spectra.*;
class ScratchTest {
  static Problem moons(String penalty) throws Exception {
    return Problems.load(ExperimentFile.parse("""
     {"problem": {"type": "network", "data": {"type":"twoMoons","samples":256,"heldOut":0}, "architecture": {"type":"mlp","hidden":[64,64],"activation":"tanh"}, "loss": "crossEntropy", "penalty": %s},
      "optimizers": [{"type": "sgd"}]}""".formatted(penalty), ""), Workers.shared()).problem();
  }
  @Test void net() throws Exception {
    for (String pen : List.of("1e-3","0")) {
      Problem p = moons(pen); Objective f = p.objective();
      double[] th = p.initial(1);
      long t=System.nanoTime();
      for (int k=0;k<2000;k++) Vectors.add(th,-0.1,f.gradient(th).gradient());
      System.err.println(pen+" p="+th.length+" n="+p.samples()+" gd "+(System.nanoTime()-t)/1e9);
      t=System.nanoTime();
      int[] n={0}; long t0=t;
      var out=new CriticalPointSearch(1e-9,4000,Integer.getInteger("prod",1000),1).from(f,th,()->System.nanoTime()-t0>60e9,it->{if(n[0]%10==0||it.gradientNorm()<1e-5)System.err.printf("%d %.1fs f=%.6f g=%.3e th=%.4f D=%.3e%n",n[0],(System.nanoTime()-t0)/1e9,it.loss(),it.gradientNorm(),it.thetaNorm(),it.radius());n[0]++;});
      System.err.println((System.nanoTime()-t)/1e9+"s products "+out.reached().products());
      switch(out){case CriticalOutcome.Critical c->System.err.println("CRIT d="+c.distance()+" idx "+c.spectrum().index()+" lmin "+c.spectrum().lowest().value()+" res "+c.spectrum().lowest().residual()+" lmax "+c.spectrum().highest().value());
      case CriticalOutcome.GradientFlat c->System.err.println("FLAT "+c.flatness());
      case CriticalOutcome.NotFound c->System.err.println("NONE "+c.reason()+" "+c.message());}
    }
  }
}
