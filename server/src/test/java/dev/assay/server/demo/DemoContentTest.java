package dev.assay.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoContentTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void boxesLieInsideThePictureAndCarryKnownLabels(long seed) {
        for (Scene scene : new Scene[] {
            Scenes.street(1, new Random(seed)), Scenes.fruit(1, new Random(seed)), Scenes.belt(1, new Random(seed))
        }) {
            assertTrue(scene.placed().size() >= 4, scene.name());
            for (Scene.Placed box : scene.placed()) {
                assertTrue(Scenes.LABELS.contains(box.label()), box.label());
                assertTrue(box.x() >= 0 && box.x() + box.width() <= Canvas.WIDTH, box.toString());
                assertTrue(box.y() >= 0 && box.y() + box.height() <= Canvas.HEIGHT, box.toString());
            }
        }
    }

    @Test
    void theSameSeedDrawsTheSamePicture() {
        Scene first = Scenes.street(7, new Random(42));
        Scene second = Scenes.street(7, new Random(42));
        assertEquals(first.placed(), second.placed());
        assertEquals(first.image().getRGB(480, 320), second.image().getRGB(480, 320));
    }

    @Test
    void spansNameTheirWords() {
        for (Messages.Message message : Messages.write(200, new Random(5))) {
            assertTrue(Messages.INTENTS.contains(message.intent()));
            int last = 0;
            for (Messages.Span span : message.spans()) {
                assertTrue(Messages.ENTITIES.contains(span.entity()));
                assertTrue(span.start() >= last && span.end() <= message.text().length(), message.text());
                last = span.end();
            }
            assertTrue(message.text().indexOf('{') < 0 && message.text().indexOf('}') < 0, message.text());
        }
    }
}
