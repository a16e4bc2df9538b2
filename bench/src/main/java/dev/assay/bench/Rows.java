package dev.assay.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Tasks of 0.8 kB with a prediction, and their labeling config.
final class Rows {
    static final String CONFIG = """
            <View>
              <Image name="image" value="$image"/>
              <RectangleLabels name="box" toName="image"><Label value="Car"/><Label value="Person"/></RectangleLabels>
            </View>
            """;

    private static final String[] WORDS =
            ("amber basalt cobalt dune ember fjord garnet harbor indigo jasper kelp lagoon "
                            + "marble nickel onyx pebble quartz ridge slate topaz umber violet willow zircon")
                    .split(" ");

    private Rows() {}

    static Path write(Path folder, int count) throws IOException {
        Path file = folder.resolve("tasks-" + count + ".json");
        Random random = new Random(42);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write('[');
            for (int i = 0; i < count; i++) {
                out.write(i == 0 ? "\n" : ",\n");
                out.write(task(i, random));
            }
            out.write("\n]\n");
        }
        return file;
    }

    private static String task(int number, Random random) {
        StringBuilder words = new StringBuilder();
        while (words.length() < 360) {
            words.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return """
                {"data":{"image":"https://images.example.com/%08d.jpg","title":"picture %d","notes":"%s"},\
                "predictions":[{"model_version":"m1","score":%.4f,"result":[%s]}]}""".formatted(number, number, words.toString().strip(), random.nextDouble(), box(random));
    }

    static String box(Random random) {
        return """
                {"id":"r%08x","from_name":"box","to_name":"image","type":"rectanglelabels","original_width":1280,\
                "original_height":720,"image_rotation":0,"value":{"x":%.4f,"y":%.4f,"width":%.4f,"height":%.4f,"rotation":0,\
                "rectanglelabels":["%s"]}}""".formatted(
                        random.nextInt(),
                        random.nextDouble() * 50,
                        random.nextDouble() * 50,
                        5 + random.nextDouble() * 30,
                        5 + random.nextDouble() * 30,
                        random.nextBoolean() ? "Car" : "Person");
    }
}
