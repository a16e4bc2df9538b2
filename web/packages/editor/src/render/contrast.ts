/** Whether a CSS colour is light, so that black stands out from it. `#rgb`, `#rrggbb` and `oklch()` are understood. */
export function isLight(colour: string): boolean {
  const oklch = /^oklch\(\s*([\d.]+)(%?)/i.exec(colour);
  if (oklch) return Number(oklch[1]) / (oklch[2] === "%" ? 100 : 1) > 0.66;
  const channels = hexChannels(colour);
  if (channels === null) return true;
  const [red, green, blue] = channels.map(linear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.3;
}

/** The colour of the line that sets an outline off from any photo: dark around light colours, light around dark ones. */
export function haloOf(colour: string): string {
  return isLight(colour) ? "rgba(0, 0, 0, 0.65)" : "rgba(255, 255, 255, 0.8)";
}

/** The colour of text on a label's colour. */
export function inkOn(colour: string): string {
  return isLight(colour) ? "#000" : "#fff";
}

function hexChannels(colour: string): readonly number[] | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour);
  if (short) return short.slice(1).map((digit) => Number.parseInt(digit + digit, 16));
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour);
  return long ? long.slice(1).map((digits) => Number.parseInt(digits, 16)) : null;
}

/** An sRGB channel of 0 to 255 as linear light; IEC 61966-2-1. */
function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
