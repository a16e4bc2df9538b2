package dev.assay.formats.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Writes plain Java values (those of [JsonInput], and any `Number`) and ready [JsonText] as JSON in UTF-8.
/// The target is flushed but not closed. Not thread-safe.
public final class JsonOutput implements AutoCloseable {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator generator;

    public JsonOutput(OutputStream target) {
        this.generator = FACTORY.createGenerator(ObjectWriteContext.empty(), target);
    }

    private JsonOutput(StringWriter target) {
        this.generator = FACTORY.createGenerator(ObjectWriteContext.empty(), target);
    }

    /// One value as text without spaces.
    public static String text(@Nullable Object value) {
        var target = new StringWriter();
        try (var output = new JsonOutput(target)) {
            output.value(value);
        } catch (IOException failure) {
            throw new IllegalStateException("writing to memory failed", failure);
        }
        return target.toString();
    }

    public JsonOutput startArray() throws IOException {
        return run(generator::writeStartArray);
    }

    public JsonOutput endArray() throws IOException {
        return run(generator::writeEndArray);
    }

    public JsonOutput startObject() throws IOException {
        return run(generator::writeStartObject);
    }

    public JsonOutput endObject() throws IOException {
        return run(generator::writeEndObject);
    }

    public JsonOutput name(String name) throws IOException {
        return run(() -> generator.writeName(name));
    }

    /// A name and its value.
    public JsonOutput field(String name, @Nullable Object value) throws IOException {
        return name(name).value(value);
    }

    /// Ends a line between values, which readers by line and by eye are thankful for.
    public JsonOutput lineBreak() throws IOException {
        return run(() -> generator.writeRaw('\n'));
    }

    public JsonOutput value(@Nullable Object value) throws IOException {
        return run(() -> write(value));
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Boolean truth -> generator.writeBoolean(truth);
            case JsonText text -> generator.writeRawValue(text.text());
            case BigDecimal number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Integer number -> generator.writeNumber(number);
            case Double number -> writeDouble(number);
            case Map<?, ?> object -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> entry : object.entrySet()) {
                    generator.writeName(String.valueOf(entry.getKey()));
                    write(entry.getValue());
                }
                generator.writeEndObject();
            }
            case Collection<?> array -> {
                generator.writeStartArray();
                for (Object item : array) {
                    write(item);
                }
                generator.writeEndArray();
            }
            default ->
                throw new IllegalArgumentException(
                        "no JSON form for " + value.getClass().getName());
        }
    }

    private void writeDouble(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no number for " + number);
        }
        generator.writeNumber(number);
    }

    public void flush() throws IOException {
        run(generator::flush);
    }

    private JsonOutput run(Runnable write) throws IOException {
        try {
            write.run();
            return this;
        } catch (JacksonIOException failure) {
            throw failure.getCause();
        } catch (JacksonException failure) {
            throw new IllegalStateException(
                    "JSON written in the wrong order: " + failure.getOriginalMessage(), failure);
        }
    }

    @Override
    public void close() throws IOException {
        run(generator::close);
    }
}
