package org.saddlescope.spectra;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * An operator that says how many products were asked of it so far, for progress.
 *
 * @param made told the number after every call
 */
public record Counted(LinearOperator operator, AtomicLong count, LongConsumer made) implements LinearOperator {
    public Counted(LinearOperator operator, LongConsumer made) {
        this(operator, new AtomicLong(), made);
    }

    @Override
    public int dimension() {
        return operator.dimension();
    }

    @Override
    public List<double[]> apply(List<double[]> vectors) {
        List<double[]> products = operator.apply(vectors);
        made.accept(count.addAndGet(vectors.size()));
        return products;
    }

    @Override
    public PreparedOperator prepared() {
        PreparedOperator prepared = operator.prepared();
        Counted counted = new Counted(prepared, count, made);
        return new PreparedOperator() {
            @Override
            public int dimension() {
                return counted.dimension();
            }

            @Override
            public List<double[]> apply(List<double[]> vectors) {
                return counted.apply(vectors);
            }

            @Override
            public void close() {
                prepared.close();
            }
        };
    }
}
