import { expect, test } from "vitest";
import { firstAnswers, parseConfig } from "./index.ts";

test("a new annotation starts with what the config says", () => {
  const { config } = parseConfig(`<View><Text name="t" value="$t"/>
    <Choices name="one" toName="t"><Choice value="A" selected="true"/><Choice value="B" selected="true"/></Choices>
    <Choices name="many" toName="t" choice="multiple"><Choice value="A" selected="true"/><Choice value="B" selected="true" alias="b"/></Choices>
    <Choices name="tree" toName="t" allowNested="true"><Choice value="A"><Choice value="B" selected="true"/></Choice></Choices>
    <Choices name="none" toName="t"><Choice value="A"/></Choices>
    <Choices name="region" toName="t" perRegion="true"><Choice value="A" selected="true"/></Choices>
    <Rating name="stars" toName="t" defaultValue="2"/><Rating name="dark" toName="t"/>
    <TextArea name="said" toName="t" value="so: $guess"/><TextArea name="lone" toName="t" value="$nothing"/></View>`);
  expect(firstAnswers(config, { guess: "rain" })).toEqual({
    one: { kind: "choices", choices: ["A"] },
    many: { kind: "choices", choices: ["A", "b"] },
    tree: { kind: "choices", choices: ["A\u001fB"] },
    stars: { kind: "rating", rating: 2 },
    said: { kind: "text", texts: ["so: rain"] },
  });
});
