import { attributeOf } from "./attributes.ts";
import { controlOf, type LabelingConfig, type LabelOption } from "./config.ts";
import { flatOptions } from "./options.ts";

/**
 * Colours for labels without one of their own: 8 hues in two lightnesses, placed by annealing in OKLCH for the largest
 * least distance in OKLab as seen by normal, deuteranopic and protanopic eyes (0.08); neighbours in the list are far
 * apart, the palest and the darkest come last. Source of the simulations: G. Machado, M. Oliveira, L. Fernandes (2009), IEEE
 * TVCG 15(6), 1291-1298, severity 1.
 */
export const palette: readonly string[] = [
  "#f34e6a",
  "#186de7",
  "#d4c24a",
  "#532ab4",
  "#2cd297",
  "#fd94e8",
  "#02a6ad",
  "#960430",
  "#d69427",
  "#9b8afd",
  "#b53da3",
  "#918104",
  "#09976a",
  "#866128",
  "#ccdffd",
  "#22595c",
];

/** What a region without a label is drawn in. */
export const unlabelled = "#8a8f98";

/** A CSS colour that is only a colour: a name, hex digits, or a colour function of numbers. */
const colour =
  /^(#[0-9a-f]{3,8}|[a-z]{3,24}|(rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+-]+(deg|turn|rad)?[\d\s.,%/+-]*\))$/i;

/**
 * The colour of a label by control name and wire value: the config's own `background`, else one of the palette
 * that no `background` is, by its place among the config's labels. A label that the config lacks gets the control's stroke or fill colour, else
 * grey.
 */
export function labelColours(config: LabelingConfig): (control: string, label: string) => string {
  const known = new Map<string, string>();
  const options = config.controls.flatMap((control) => flatOptions(control.options));
  const given = new Set(options.map((option) => colourIn(option.background)?.toLowerCase()));
  const left = palette.filter((each) => !given.has(each));
  const free = left.length > 0 ? left : palette;
  let next = 0;
  for (const control of config.controls) {
    for (const option of flatOptions(control.options)) {
      const own = colourIn(option.background);
      const chosen = own ?? free[next++ % free.length] ?? unlabelled;
      const key = keyOf(control.name, option.wire);
      if (!known.has(key)) known.set(key, chosen);
    }
  }
  return (control, label) => known.get(keyOf(control, label)) ?? colourOfControl(config, control);
}

/** Black or white, whichever reads better on the colour; black for a colour that is not hex. */
export function inkOn(background: string): "#000000" | "#ffffff" {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})/i.exec(background)?.[1];
  if (hex === undefined) return "#000000";
  const pairs = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => linear(Number.parseInt(pair, 16) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

/** sRGB to linear light, as WCAG 2.2 "relative luminance" has it. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function colourOfControl(config: LabelingConfig, name: string): string {
  const control = controlOf(config, name);
  if (control === undefined) return unlabelled;
  return (
    colourIn(attributeOf(control.element, "strokeColor")) ??
    colourIn(attributeOf(control.element, "fillColor")) ??
    unlabelled
  );
}

function colourIn(written: LabelOption["background"]): string | null {
  const text = written?.trim() ?? "";
  return colour.test(text) ? text : null;
}

function keyOf(control: string, label: string): string {
  return `${control}\u001f${label}`;
}
