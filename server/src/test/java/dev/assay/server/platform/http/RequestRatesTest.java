package dev.assay.server.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class RequestRatesTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void aBurstIsTakenThenOneCallerWaitsAndOthersDoNot() {
        RequestRates rates = new RequestRates(5);
        for (int i = 0; i < 50; i++) {
            rates.take("ann", 0);
        }
        Refused refused = assertThrows(Refused.class, () -> rates.take("ann", 0));
        assertEquals(429, refused.problem().status());
        assertEquals("1", refused.problem().headers().get("Retry-After"));
        rates.take("bob", 0);
        for (int i = 0; i < 5; i++) {
            rates.take("ann", SECOND);
        }
        assertThrows(Refused.class, () -> rates.take("ann", SECOND));
    }

    @Test
    void refusedRequestsCostNothing() {
        RequestRates rates = new RequestRates(1);
        for (int i = 0; i < 10; i++) {
            rates.take("ann", 0);
        }
        for (int i = 1; i <= 9; i++) {
            long now = i * SECOND / 10;
            assertThrows(Refused.class, () -> rates.take("ann", now));
        }
        rates.take("ann", SECOND);
    }

    @Test
    void noLimitIsNoLimit() {
        RequestRates rates = new RequestRates(0);
        for (int i = 0; i < 100_000; i++) {
            rates.take("ann", 0);
        }
        assertThrows(IllegalArgumentException.class, () -> new RequestRates(-1));
    }
}
