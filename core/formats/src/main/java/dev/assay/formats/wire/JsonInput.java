package dev.assay.formats.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON value by value into plain Java: `Map` in the order written, `List`, `String`, `Boolean`, `Long` for
/// whole numbers that fit, `BigDecimal` for other numbers (so `1.0` stays `1.0`), `null`.
///
/// What is refused is what could not be stored or read back the same: NaN and infinities, numbers beyond a 64-bit
/// float, repeated keys, U+0000 and halves of surrogate pairs. Not thread-safe.
public final class JsonInput implements AutoCloseable {
    private static final BigDecimal LARGEST = new BigDecimal(Double.MAX_VALUE);
    private static final int MOST_DECIMALS = 400;

    private final JsonParser parser;
    private final CountedBytes source;
    private final WireLimits limits;

    public JsonInput(InputStream source, WireLimits limits) {
        this.source = new CountedBytes(source);
        this.limits = limits;
        this.parser = factory(limits).createParser(ObjectReadContext.empty(), this.source);
    }

    private static JsonFactory factory(WireLimits limits) {
        return JsonFactory.builder()
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth() + 1)
                        .maxStringLength(limits.maxTextLength())
                        .maxNumberLength(1_000)
                        .maxNameLength(10_000)
                        .maxDocumentLength(-1)
                        .maxTokenCount(-1)
                        .build())
                .build();
    }

    /// Reads a whole text that holds exactly one value.
    public static @Nullable Object parse(String text) throws MalformedJson {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (JsonInput input = new JsonInput(new ByteArrayInputStream(bytes), WireLimits.USUAL)) {
            if (!input.advance()) {
                throw new MalformedJson("the text is empty; one JSON value is wanted", 1, true);
            }
            Object value = input.value();
            if (input.advance()) {
                throw new MalformedJson("text goes on after the JSON value", input.line(), true);
            }
            return value;
        } catch (IOException failure) {
            throw new IllegalStateException("reading from memory failed", failure);
        }
    }

    /// Moves to the next token; false at the end of the text.
    public boolean advance() throws MalformedJson, IOException {
        return token() != null;
    }

    public boolean atArrayStart() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    public boolean atArrayEnd() {
        return parser.currentToken() == JsonToken.END_ARRAY;
    }

    public boolean atObjectStart() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /// The 1-based line of the current token.
    public long line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /// Reads the value that starts at the current token, to its end. Cost is linear in its size; memory too, up to
    /// the limits: the rest of a larger value is passed over without being kept.
    public @Nullable Object value() throws MalformedJson, IOException {
        Reading reading = new Reading(source.count());
        long line = line();
        Object value;
        try {
            value = read(reading);
        } catch (JacksonException failure) { // texts and numbers are looked at only when they are asked for
            throw fault(failure);
        }
        if (reading.fault != null) {
            throw new MalformedJson(reading.fault, line, false);
        }
        return value;
    }

    /// The bytes that were fetched and not yet read, then the rest of the source; for going on after broken text.
    public InputStream rest() {
        var unread = new java.io.ByteArrayOutputStream();
        parser.releaseBuffered((OutputStream) unread);
        return new java.io.SequenceInputStream(new ByteArrayInputStream(unread.toByteArray()), source);
    }

    private @Nullable Object read(Reading reading) throws MalformedJson, IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(reading);
            case START_ARRAY -> array(reading);
            case VALUE_STRING -> text(parser.getString(), reading);
            case VALUE_NUMBER_INT -> whole(reading);
            case VALUE_NUMBER_FLOAT -> fraction(parser.getDecimalValue(), reading);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new MalformedJson("a JSON value is wanted here, found " + token, line(), true);
        };
    }

    private @Nullable Object object(Reading reading) throws MalformedJson, IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (wanted() != JsonToken.END_OBJECT) {
            String key = text(parser.currentName(), reading);
            wanted();
            Object value = read(reading);
            if (!reading.fits()) {
                continue;
            }
            int before = object.size();
            object.put(key, value);
            if (object.size() == before) {
                reading.fail("key \"%s\" stands twice in one object; which one counts would be a guess, so leave one"
                        .formatted(key));
            }
        }
        return object;
    }

    private @Nullable Object array(Reading reading) throws MalformedJson, IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (wanted() != JsonToken.END_ARRAY) {
            Object value = read(reading);
            if (reading.fits()) {
                array.add(value);
            }
        }
        return array;
    }

    private Object whole(Reading reading) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER -> fraction(new BigDecimal(parser.getBigIntegerValue()), reading);
            case FLOAT, DOUBLE, BIG_DECIMAL -> fraction(parser.getDecimalValue(), reading);
        };
    }

    private static BigDecimal fraction(BigDecimal value, Reading reading) {
        // The exponent is looked at first: comparing 1e999999999 would write out all its digits.
        long magnitude = (long) value.precision() - value.scale();
        if (magnitude > 310 || (magnitude > 307 && value.abs().compareTo(LARGEST) > 0)) {
            return reading.fail(
                    "a number near 1e%d is beyond what a 64-bit float holds (1.8e308)".formatted(magnitude - 1));
        }
        if (value.scale() > MOST_DECIMALS) {
            return reading.fail(
                    "a number has %d decimals; %d are kept at most".formatted(value.scale(), MOST_DECIMALS));
        }
        return value;
    }

    private static String text(String value, Reading reading) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                reading.fail("a text holds the character U+0000, which the database cannot store; remove it");
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1))) {
                    i++;
                } else {
                    reading.fail("a text holds half of a surrogate pair (\\u%04x), which is no character"
                            .formatted((int) c));
                }
            }
        }
        return value;
    }

    private JsonToken wanted() throws MalformedJson, IOException {
        JsonToken token = token();
        if (token == null) {
            throw new MalformedJson("the text ends inside a value", line(), true);
        }
        return token;
    }

    private @Nullable JsonToken token() throws MalformedJson, IOException {
        try {
            return parser.nextToken();
        } catch (JacksonException failure) {
            throw fault(failure);
        }
    }

    private MalformedJson fault(JacksonException failure) throws IOException {
        if (failure instanceof JacksonIOException reading) {
            throw reading.getCause();
        }
        if (failure instanceof StreamConstraintsException) {
            return new MalformedJson("over a limit: " + failure.getOriginalMessage(), here(), true);
        }
        long line =
                failure.getLocation() == null ? here() : failure.getLocation().getLineNr();
        return new MalformedJson(failure.getOriginalMessage(), line, true);
    }

    private long here() {
        return parser.currentLocation().getLineNr();
    }

    @Override
    public void close() {
        parser.close();
    }

    /// What is known about the value being read: how much of it there may be, and the first thing wrong with it.
    private final class Reading {
        private final long start;
        private @Nullable String fault;

        Reading(long start) {
            this.start = start;
        }

        boolean fits() {
            if (fault == null && source.count() - start > limits.maxValueBytes() + CountedBytes.CHUNK) {
                fail(
                        "it is larger than %d MiB, the limit for one task; keep large content in a file and its address in the task"
                                .formatted(limits.maxValueBytes() >> 20));
            }
            return fault == null;
        }

        BigDecimal fail(String reason) {
            if (fault == null) {
                fault = reason;
            }
            return BigDecimal.ZERO;
        }
    }
}
