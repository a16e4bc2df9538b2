package dev.assay.server.demo;

import dev.assay.server.annotation.Annotation;
import dev.assay.server.demo.Demo.Cast;
import dev.assay.server.demo.Demo.Doors;
import dev.assay.server.platform.json.Json;
import dev.assay.server.task.NewTask;
import dev.assay.server.task.TaskId;
import dev.assay.server.transfer.FileUpload;
import dev.assay.server.transfer.FileUploads;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Forty drawn scenes to draw boxes on.
final class PictureProject {
    private static final int SCENES = 40;
    private static final int ANSWERED = 18;
    private static final int ACCEPTED = 9;
    private static final long SEED = 4;
    private static final String CONFIG = """
            <View>
              <Header value="Draw a box around each thing, as tight as you can"/>
              <Image name="picture" value="$image" zoom="true"/>
              <RectangleLabels name="thing" toName="picture">
                <Label value="Car"/>
                <Label value="Person"/>
                <Label value="Sign"/>
                <Label value="Apple"/>
                <Label value="Orange"/>
                <Label value="Lemon"/>
                <Label value="Bolt"/>
                <Label value="Nut"/>
                <Label value="Washer"/>
              </RectangleLabels>
            </View>
            """;
    private final Doors doors;
    private final Cast cast;
    private final Random random = new Random(SEED);

    PictureProject(Doors doors, Cast cast) {
        this.doors = doors;
        this.cast = cast;
    }

    void make() throws IOException {
        ObjectNode settings = Json.object()
                .put("title", "Things in pictures")
                .put("description", "Drawn scenes from a street, a kitchen table and a conveyor belt.")
                .put("expert_instruction", "One box for each thing. Boxes touch the edges of what they hold.")
                .put("show_instruction", true)
                .put("skip_queue", "IGNORE_SKIPPED")
                .put("label_config", CONFIG);
        DemoProject project = new DemoProject(doors, cast, settings, random);
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            scenes.add(scene(i));
        }
        List<TaskId> tasks = upload(project, scenes);
        project.predict(tasks, scenes.stream().map(s -> boxes(project, s, 6)).toList());
        work(project, tasks, scenes);
    }

    private Scene scene(int number) {
        return switch (number % 3) {
            case 0 -> Scenes.street(number + 1, random);
            case 1 -> Scenes.fruit(number + 1, random);
            default -> Scenes.belt(number + 1, random);
        };
    }

    private List<TaskId> upload(DemoProject project, List<Scene> scenes) throws IOException {
        List<FileUploads.Stored> stored = new ArrayList<>();
        for (Scene scene : scenes) {
            stored.add(doors.uploads().store(scene.name() + ".jpg", new ByteArrayInputStream(jpeg(scene.image()))));
        }
        List<NewTask> tasks = new ArrayList<>();
        for (FileUpload upload : doors.uploads().add(cast.owner().person(), project.id(), stored)) {
            tasks.add(new NewTask(
                    Json.object().put("image", upload.address()),
                    Json.object(),
                    OptionalInt.empty(),
                    0,
                    true,
                    OptionalLong.of(upload.id().value())));
        }
        return Arrays.stream(doors.tasks().copyIn(cast.owner().person(), project.id(), tasks.iterator()))
                .mapToObj(TaskId::new)
                .toList();
    }

    private void work(DemoProject project, List<TaskId> tasks, List<Scene> scenes) {
        for (int i = 0; i < ANSWERED; i++) {
            ArrayNode result = boxes(project, scenes.get(i), 1);
            Annotation answer = project.answer(cast.annotator(), tasks.get(i), result);
            if (i < ACCEPTED) {
                project.accept(answer);
            } else if (i == ACCEPTED) {
                ArrayNode pins = Json.array();
                pins.addObject()
                        .put("to_name", "picture")
                        .put("region", result.path(0).path("id").asString());
                project.reject(answer, "imprecise", "The first box does not touch the edges.", pins);
            } else if (i == ACCEPTED + 1) {
                project.reject(answer, "missing", "Something at the border has no box.", Json.array());
            }
        }
        project.skip(tasks.get(ANSWERED), "Too blurred to tell");
    }

    /// Boxes as somebody draws them who misses by up to `slip` pixels.
    private ArrayNode boxes(DemoProject project, Scene scene, double slip) {
        ArrayNode result = Json.array();
        for (Scene.Placed placed : scene.placed()) {
            ObjectNode item = DemoProject.item(project.regionId(), "thing", "picture", "rectanglelabels")
                    .put("original_width", Canvas.WIDTH)
                    .put("original_height", Canvas.HEIGHT)
                    .put("image_rotation", 0);
            double left = Math.clamp(placed.x() + slip(slip), 0, Canvas.WIDTH - 12);
            double top = Math.clamp(placed.y() + slip(slip), 0, Canvas.HEIGHT - 12);
            double right = Math.clamp(placed.x() + placed.width() + slip(slip), left + 8, Canvas.WIDTH);
            double bottom = Math.clamp(placed.y() + placed.height() + slip(slip), top + 8, Canvas.HEIGHT);
            item.putObject("value")
                    .put("x", left * 100 / Canvas.WIDTH)
                    .put("y", top * 100 / Canvas.HEIGHT)
                    .put("width", (right - left) * 100 / Canvas.WIDTH)
                    .put("height", (bottom - top) * 100 / Canvas.HEIGHT)
                    .put("rotation", 0)
                    .putArray("rectanglelabels")
                    .add(placed.label());
            result.add(item);
        }
        return result;
    }

    private double slip(double most) {
        return (random.nextDouble() * 2 - 1) * most;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.85f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
