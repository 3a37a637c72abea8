package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.experiment.AlphaBetaReport;

class FindingsJsonTest {
    private static final double[] AWKWARD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, 0.1 + 0.2, 1e22, 3};

    private static Findings read(Findings findings) throws IOException {
        return FindingsJson.read(new ObjectMapper().readTree(FindingsJson.write(findings).toString()));
    }

    @Test
    void everyNumberReadsBackBitForBitAndInItsOrder() throws IOException {
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        for (int i = AWKWARD.length - 1; i >= 0; i--) {
            quantities.put("q" + i, AWKWARD[i]);
        }
        Findings back = read(new Findings(quantities, List.of(), List.of(), List.of("\"quoted\"", "θ")));
        assertEquals(List.copyOf(quantities.entrySet()), List.copyOf(back.quantities().entrySet()));
        assertEquals(List.of("\"quoted\"", "θ"), back.remarks());
    }

    @Test
    void plotsReadBackWhole() throws IOException {
        StudyPlot.Curve curve = new StudyPlot.Curve("bound", true, false, AWKWARD.clone(), AWKWARD.clone());
        StudyPlot plot = new StudyPlot("drift", "Drift", "step", "‖K − K₀‖", true, false, List.of(curve), List.of("a note"));
        StudyPlot back = read(new Findings(new LinkedHashMap<>(), List.of(plot), List.of(), List.of())).plots().getFirst();
        assertEquals(List.of("drift", "Drift", "step", "‖K − K₀‖", true, false, List.of("a note")),
                List.of(back.id(), back.title(), back.xLabel(), back.yLabel(), back.logX(), back.logY(), back.notes()));
        assertEquals(List.of("bound", true, false), List.of(back.curves().getFirst().name(), back.curves().getFirst().bound(), back.curves().getFirst().points()));
        assertArrayEquals(AWKWARD, back.curves().getFirst().x());
        assertArrayEquals(AWKWARD, back.curves().getFirst().y());
    }

    @Test
    void regionsReadBackRecordByRecord() throws IOException {
        AlphaBetaReport report = new AlphaBetaReport("sgd", Long.MAX_VALUE, 0.1, List.of(new AlphaBetaRecord(3, 1, -0.0, Double.NaN, 1e-13),
                new AlphaBetaRecord(4, 0, 1, 2, 3)), 5, Double.NaN, "last iterate", "known", "");
        assertEquals(report, read(new Findings(new LinkedHashMap<>(), List.of(), List.of(report), List.of())).regions().getFirst());
    }

    @Test
    void whatIsNoneIsRefused() {
        assertThrows(IOException.class, () -> FindingsJson.read(new ObjectMapper().readTree("{\"quantities\": {\"a\": \"many\"}, \"plots\": [], \"regions\": [], \"remarks\": []}")));
        assertThrows(IOException.class, () -> FindingsJson.read(new ObjectMapper().readTree("{\"quantities\": {}}")));
    }
}
