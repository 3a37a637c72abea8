package org.saddlescope.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.ExperimentFile;

class ClaimCardTest {
    @ParameterizedTest
    @CsvSource({"halfspace, false", "ab-optim, true"})
    void theSourceNamesPaperAndPlaceAndSaysWhatIsExploratory(String sample, boolean exploratory) throws Exception {
        Claim claim = ExperimentFile.read(Path.of("sample-experiments", sample + ".json")).claim().orElseThrow();
        String source = ClaimCard.source(claim);
        assertTrue(source.contains("Islamov") && source.contains("2024") && source.contains(claim.place()), source);
        assertEquals(exploratory, source.endsWith(" · exploratory"), source);
    }
}
