package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void theOutputIsOneJsonObjectWithTheThreadsAndTheSecondsByKey() throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("gradient", 0.00012345678);
        seconds.put("hessian_top10_lanczos_1e-6", 12.0);
        JsonNode json = new ObjectMapper().readTree(BenchCommand.json(2, seconds));
        assertEquals(2, json.get("threads").asInt());
        assertEquals(0.0001235, json.get("seconds").get("gradient").asDouble());
        assertEquals(12, json.get("seconds").get("hessian_top10_lanczos_1e-6").asDouble());
        assertEquals(2, json.size());
        assertEquals(2, json.get("seconds").size());
    }

    @Test
    void anUnknownWorkloadIsBadInputAndNothingIsPrinted() {
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("bench", "--only", "gradient,slice52"));
        assertEquals("", harness.out());
        assertTrue(harness.err().contains("slice52") && harness.err().contains("slice51_f32"), harness.err());
    }
}
