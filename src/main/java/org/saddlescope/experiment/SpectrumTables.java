package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.spectra.EigenPair;
import org.saddlescope.spectra.EndPairs;
import org.saddlescope.spectra.SpectralDensity;

/**
 * A spectrum report as the rows of its files; all that a figure needs, without the eigenvectors.
 *
 * @param operators   one a point and operator
 * @param eigenvalues the pairs at both ends
 * @param spectra     every eigenvalue of the operators that were written out
 * @param quantities  numbers that belong to operators
 * @param densities   smoothed densities, point by point
 * @param nodes       the quadrature rules behind them
 * @param trajectory  the ends along the run
 */
public record SpectrumTables(List<Operator> operators, List<Eigenvalue> eigenvalues, List<Whole> spectra, List<Quantity> quantities,
                             List<Density> densities, List<Node> nodes, List<Along> trajectory) {
    /** Points of a density where its smoothing asks for no more. */
    private static final int POINTS = 1000;

    public SpectrumTables {
        operators = List.copyOf(operators);
        eigenvalues = List.copyOf(eigenvalues);
        spectra = List.copyOf(spectra);
        quantities = List.copyOf(quantities);
        densities = List.copyOf(densities);
        nodes = List.copyOf(nodes);
        trajectory = List.copyOf(trajectory);
    }

    /**
     * @param writtenOut whether it was solved as a matrix
     * @param confirmed  whether a second search found nothing beyond the pairs
     * @param excluded   directions left out; how far that reaches is {@link EndPairs#leak}
     */
    public record Operator(String point, String operator, int dimension, boolean writtenOut, long products, boolean confirmed,
                           int excluded, double leak) {}

    /**
     * @param end  {@code low} or {@code high}
     * @param rank from 1, counted from that end
     */
    public record Eigenvalue(String point, String operator, String end, int rank, double value, double residual, boolean converged) {}

    /** @param rank from 1, the smallest */
    public record Whole(String point, String operator, int rank, double value) {}

    /** See {@link SpectrumReport.Quantity}. */
    public record Quantity(String point, String operator, String quantity, double value, double error, String remark) {}

    /** @param sigma the standard deviation of the Gaussians that the density was smoothed with */
    public record Density(String point, String operator, double lambda, double density, double sigma) {}

    /** @param probe from 1; the weights of a probe have the sum 1 */
    public record Node(String point, String operator, int probe, double node, double weight) {}

    /** An eigenvalue at a step of a run. */
    public record Along(String optimizer, int step, String end, int rank, double value, double residual, boolean converged,
                        double twoOverStepSize) {}

    /** The rows of a report. */
    public static SpectrumTables of(SpectrumReport report) {
        List<Operator> operators = new ArrayList<>();
        List<Eigenvalue> eigenvalues = new ArrayList<>();
        List<Whole> spectra = new ArrayList<>();
        List<Quantity> quantities = new ArrayList<>();
        List<Density> densities = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        List<Along> trajectory = new ArrayList<>();
        for (SpectrumReport.AtPoint at : report.points()) {
            for (SpectrumReport.Operator operator : at.operators()) {
                String id = operator.id();
                EndPairs ends = operator.ends();
                operators.add(new Operator(at.point(), id, ends.dimension(), ends.all().length > 0, ends.products(), ends.confirmed(),
                        ends.excluded(), ends.leak()));
                each(ends, (end, rank, pair) -> eigenvalues.add(
                        new Eigenvalue(at.point(), id, end, rank, pair.value(), pair.residual(), pair.converged())));
                for (int i = 0; i < ends.all().length; i++) {
                    spectra.add(new Whole(at.point(), id, i + 1, ends.all()[i]));
                }
                operator.density().ifPresent(density -> {
                    densities.addAll(curve(at.point(), id, density));
                    // All eigenvalues with equal weights say nothing that spectra does not.
                    if (ends.all().length == 0) {
                        nodes.addAll(nodes(at.point(), id, density));
                    }
                });
            }
            at.quantities().forEach(q -> quantities.add(new Quantity(at.point(), q.operator(), q.id(), q.value(), q.error(), q.remark())));
        }
        for (SpectrumReport.AtStep at : report.along()) {
            each(at.ends(), (end, rank, pair) -> trajectory.add(new Along(at.optimizer(), at.step(), end, rank, pair.value(),
                    pair.residual(), pair.converged(), at.twoOverStepSize())));
        }
        return new SpectrumTables(operators, eigenvalues, spectra, quantities, densities, nodes, trajectory);
    }

    @FunctionalInterface
    private interface PairConsumer {
        void pair(String end, int rank, EigenPair pair);
    }

    private static void each(EndPairs ends, PairConsumer consumer) {
        for (int i = 0; i < ends.low().size(); i++) {
            consumer.pair("low", i + 1, ends.low().get(i));
        }
        for (int i = 0; i < ends.high().size(); i++) {
            consumer.pair("high", i + 1, ends.high().get(i));
        }
    }

    private static List<Density> curve(String point, String operator, SpectralDensity density) {
        SpectralDensity.Curve curve = density.resolved(POINTS);
        List<Density> rows = new ArrayList<>();
        for (int i = 0; i < curve.lambda().length; i++) {
            rows.add(new Density(point, operator, curve.lambda()[i], curve.density()[i], curve.sigma()));
        }
        return rows;
    }

    private static List<Node> nodes(String point, String operator, SpectralDensity density) {
        List<Node> rows = new ArrayList<>();
        for (int k = 0; k < density.probes().size(); k++) {
            SpectralDensity.Rule rule = density.probes().get(k);
            for (int i = 0; i < rule.nodes().length; i++) {
                rows.add(new Node(point, operator, k + 1, rule.nodes()[i], rule.weights()[i]));
            }
        }
        return rows;
    }
}
