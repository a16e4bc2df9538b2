package dev.assay.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Writes short customer messages with their intent and the places of products, people, cities and dates in them.
final class Messages {
    static final List<String> INTENTS = List.of("Order", "Delivery", "Refund", "Account", "Praise");
    static final List<String> ENTITIES = List.of("Product", "Person", "City", "Date");

    private static final Map<String, List<String>> PATTERNS = Map.of(
            "Order",
                    List.of(
                            "Can I still add {Product} to the order that I placed on {Date}?",
                            "I want to order {Product} and have it sent to {City}.",
                            "Is {Product} in stock again before {Date}? My neighbour {Person} needs one too.",
                            "How many of {Product} do I have to buy for a lower price?"),
            "Delivery",
                    List.of(
                            "The parcel with {Product} should have come on {Date} and nobody in {City} knows where it is.",
                            "{Person} from your depot in {City} left {Product} in the rain.",
                            "Where is my parcel? It left {City} on {Date}.",
                            "Could the driver ring twice? {Person} is hard of hearing and missed {Product} on {Date}."),
            "Refund",
                    List.of(
                            "{Product} broke after two days, I want my money back.",
                            "I sent {Product} back from {City} on {Date} and still wait for the refund.",
                            "{Person} promised me a refund for {Product} by {Date}.",
                            "You charged me twice for {Product}, once on {Date} and once a day later."),
            "Account",
                    List.of(
                            "I moved to {City}, how do I change the address in my account?",
                            "Since {Date} the site no longer takes my password.",
                            "Please close the account of my aunt {Person}, she moved to {City}.",
                            "The invoice names {Person}, but the account is mine since {Date}."),
            "Praise",
                    List.of(
                            "{Product} is the best thing on my desk, thank you.",
                            "{Person} in your shop in {City} was patient and kind, pass that on.",
                            "Ordered on {Date}, here the next morning: well done.",
                            "Two years with {Product} and it still looks new. Greetings from {City}."));

    private static final Map<String, List<String>> WORDS = Map.of(
            "Product",
                    List.of(
                            "the oak desk lamp",
                            "the copper kettle",
                            "a pair of trail boots",
                            "the folding bike",
                            "the wool blanket",
                            "the espresso grinder",
                            "a set of chisels",
                            "the garden hose",
                            "the noise meter",
                            "the blue armchair"),
            "Person",
                    List.of(
                            "Ines Okafor",
                            "Jonas Lindqvist",
                            "Marta Vidal",
                            "Tomasz Nowak",
                            "Aiko Brandt",
                            "Rafael Costa",
                            "Leena Iyer",
                            "Emil Hartmann"),
            "City", List.of("Porto", "Gdansk", "Uppsala", "Graz", "Leeds", "Nantes", "Bologna", "Tartu"),
            "Date",
                    List.of(
                            "3 March",
                            "Tuesday",
                            "12 June",
                            "the 21st",
                            "last Friday",
                            "1 October",
                            "Monday evening",
                            "18 January"));

    private Messages() {}

    /// A message. `spans` are in order of place, offsets in UTF-16 units, end exclusive.
    record Message(String text, String intent, List<Span> spans) {
        Message {
            spans = List.copyOf(spans);
        }
    }

    record Span(String entity, int start, int end) {}

    static List<Message> write(int count, RandomGenerator random) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(write(INTENTS.get(i % INTENTS.size()), random));
        }
        return messages;
    }

    private static Message write(String intent, RandomGenerator random) {
        List<String> patterns = PATTERNS.getOrDefault(intent, List.of());
        String pattern = patterns.get(random.nextInt(patterns.size()));
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            String entity = pattern.substring(open + 1, close);
            text.append(pattern, at, open);
            List<String> words = WORDS.getOrDefault(entity, List.of());
            String word = words.get(random.nextInt(words.size()));
            spans.add(new Span(entity, text.length(), text.length() + word.length()));
            text.append(text.isEmpty() ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
            at = close + 1;
        }
        text.append(pattern, at, pattern.length());
        return new Message(text.toString(), intent, spans);
    }
}
