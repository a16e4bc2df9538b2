import { readNumber } from "./attribute-rules.ts";
import { attributeOf } from "./attributes.ts";
import type { ConfigElement, Diagnostic } from "./config.ts";
import { controlTagOf, hasLabels } from "./control-tags.ts";
import { diagnosticAt } from "./diagnostic.ts";
import type { Tag } from "./tag-table.ts";

/** Tags whose missing parts are errors; for all others they are warnings. Source: Label Studio 1.23, config schema. */
const strict: ReadonlySet<string> = new Set([
  "Labels",
  "Choices",
  "Label",
  "Choice",
  "Image",
  "Text",
  "HyperText",
  "TextArea",
  "Number",
]);

/** Playback speeds that a video takes. */
const speeds = { slowest: 0.05, fastest: 10 };

/** What the element lacks that its tag cannot do without; `path` names its place as `View/Choices/1`. */
export function missingParts(element: ConfigElement, tag: Tag, path: string): readonly Diagnostic[] {
  return [...missingOf(element, tag, path), ...(tag.name === "Video" ? wrongSpeeds(element) : [])];
}

function missingOf(element: ConfigElement, tag: Tag, path: string): readonly Diagnostic[] {
  const missing = (name: string): readonly Diagnostic[] =>
    attributeOf(element, name) !== null ? [] : [lacks(element, tag, path, name)];
  switch (tag.family) {
    case "object": {
      const value = attributeOf(element, "valueList") === null ? missing("value") : [];
      return [...(tag.name === "Table" ? [] : missing("name")), ...value];
    }
    case "control":
      if (tag.name === "Relations") return [];
      return [
        ...missing("name"),
        ...(tag.name === "ReactCode" ? [] : missing("toName")),
        ...missingOptions(element, tag, path),
      ];
    case "part":
      return tag.name === "Label" || tag.name === "Choice" ? missing("value") : [];
    case "visual":
      return [];
  }
}

function lacks(element: ConfigElement, tag: Tag, path: string, name: string): Diagnostic {
  return diagnosticAt(
    element,
    strict.has(tag.name) ? "error" : "warning",
    "missing-attribute",
    `Validation failed on ${path}: '${name}' is a required property`,
    `Add ${name}="…" to <${tag.name}>.`,
  );
}

function missingOptions(element: ConfigElement, tag: Tag, path: string): readonly Diagnostic[] {
  const known = controlTagOf(tag.name);
  if (known === undefined || !(hasLabels(known) || tag.name === "Choices")) return [];
  const part = tag.name === "Choices" ? "Choice" : "Label";
  const has =
    attributeOf(element, "value") !== null ||
    element.children.some((child) => [part.toLowerCase(), "view"].includes(child.tag.toLowerCase()));
  if (has) return [];
  return [
    diagnosticAt(
      element,
      strict.has(tag.name) ? "error" : "warning",
      "missing-labels",
      `Validation failed on ${path}: '${part}' is a required property`,
      `Put at least one <${part} value="…"/> inside, or read them from the task with value="$…".`,
    ),
  ];
}

function wrongSpeeds(element: ConfigElement): readonly Diagnostic[] {
  const [standard, slowest] = ["defaultPlaybackSpeed", "minPlaybackSpeed"].map((name) => {
    const written = attributeOf(element, name);
    const speed = written === null ? 1 : readNumber(written);
    return { name, written, speed, fits: speed !== null && speed >= speeds.slowest && speed <= speeds.fastest };
  });
  const misfits = [standard, slowest].flatMap((each) =>
    each === undefined || each.fits
      ? []
      : [
          diagnosticAt(
            element,
            "error",
            "video-speed",
            `${each.name}="${each.written}"; it takes a number from ${speeds.slowest} to ${speeds.fastest}.`,
            "Write a number such as 1.5.",
          ),
        ],
  );
  if (misfits.length > 0 || (slowest?.speed ?? 1) <= (standard?.speed ?? 1)) return misfits;
  return [
    diagnosticAt(
      element,
      "error",
      "video-speed",
      `minPlaybackSpeed=${slowest?.speed} is above defaultPlaybackSpeed=${standard?.speed}; it may be at most that.`,
      "Lower minPlaybackSpeed or raise defaultPlaybackSpeed.",
    ),
  ];
}
