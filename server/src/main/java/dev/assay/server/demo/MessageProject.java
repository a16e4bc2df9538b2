package dev.assay.server.demo;

import dev.assay.server.annotation.Annotation;
import dev.assay.server.demo.Demo.Cast;
import dev.assay.server.demo.Demo.Doors;
import dev.assay.server.demo.Messages.Message;
import dev.assay.server.platform.json.Json;
import dev.assay.server.task.NewTask;
import dev.assay.server.task.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Two hundred customer messages to classify and to mark.
final class MessageProject {
    private static final int MESSAGES = 200;
    private static final int ANSWERED = 70;
    private static final int ACCEPTED = 40;
    private static final long SEED = 5;
    private static final String CONFIG = """
            <View>
              <Labels name="entity" toName="message">
                <Label value="Product"/>
                <Label value="Person"/>
                <Label value="City"/>
                <Label value="Date"/>
              </Labels>
              <Text name="message" value="$text" granularity="word"/>
              <Header value="What does the customer want?" size="5"/>
              <Choices name="intent" toName="message" choice="single" required="true" showInline="true">
                <Choice value="Order"/>
                <Choice value="Delivery"/>
                <Choice value="Refund"/>
                <Choice value="Account"/>
                <Choice value="Praise"/>
              </Choices>
              <Header value="How urgent is it?" size="5"/>
              <Rating name="urgency" toName="message" maxRating="5"/>
            </View>
            """;
    private final Doors doors;
    private final Cast cast;
    private final Random random = new Random(SEED);

    MessageProject(Doors doors, Cast cast) {
        this.doors = doors;
        this.cast = cast;
    }

    void make() {
        ObjectNode settings = Json.object()
                .put("title", "Customer messages")
                .put("description", "What customers want, and what they talk about.")
                .put("label_config", CONFIG);
        DemoProject project = new DemoProject(doors, cast, settings, random);
        List<Message> messages = Messages.write(MESSAGES, random);
        List<TaskId> tasks = Arrays.stream(doors.tasks()
                        .copyIn(
                                cast.owner().person(),
                                project.id(),
                                messages.stream()
                                        .map(m -> NewTask.of(Json.object().put("text", m.text())))
                                        .iterator()))
                .mapToObj(TaskId::new)
                .toList();
        project.predict(tasks, messages.stream().map(m -> guess(project, m)).toList());
        for (int i = 0; i < ANSWERED; i++) {
            Annotation answer = project.answer(cast.annotator(), tasks.get(i), answer(project, messages.get(i)));
            if (i < ACCEPTED) {
                project.accept(answer);
            } else if (i < ACCEPTED + 3) {
                project.reject(answer, "wrong-label", "Read the last sentence again.", Json.array());
            }
        }
        project.skip(tasks.get(ANSWERED), "Not a message from a customer");
    }

    private ArrayNode answer(DemoProject project, Message message) {
        ArrayNode result = spans(project, message, 1);
        ObjectNode urgency = DemoProject.item(project.regionId(), "urgency", "message", "rating");
        urgency.putObject("value").put("rating", 1 + random.nextInt(5));
        return result.add(intent(project, message.intent())).add(urgency);
    }

    /// A model that misses every fourth span and every eighth intent.
    private ArrayNode guess(DemoProject project, Message message) {
        String intent = random.nextInt(8) == 0
                ? Messages.INTENTS.get(random.nextInt(Messages.INTENTS.size()))
                : message.intent();
        return spans(project, message, 0.75).add(intent(project, intent));
    }

    private ArrayNode spans(DemoProject project, Message message, double share) {
        ArrayNode result = Json.array();
        for (Messages.Span span : message.spans()) {
            if (random.nextDouble() < share) {
                ObjectNode item = DemoProject.item(project.regionId(), "entity", "message", "labels");
                item.putObject("value")
                        .put("start", span.start())
                        .put("end", span.end())
                        .put("text", message.text().substring(span.start(), span.end()))
                        .putArray("labels")
                        .add(span.entity());
                result.add(item);
            }
        }
        return result;
    }

    private static ObjectNode intent(DemoProject project, String intent) {
        ObjectNode item = DemoProject.item(project.regionId(), "intent", "message", "choices");
        item.putObject("value").putArray("choices").add(intent);
        return item;
    }
}
