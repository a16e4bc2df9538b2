import { type AttributeRule, ruleFrom } from "./attribute-rules.ts";

/** What a tag is for: it shows data, asks, lays out, or is part of another tag. */
export type TagFamily = "object" | "control" | "visual" | "part";

/** A tag of the language with the rules of its attributes by lower-case name. */
export type Tag = {
  readonly family: TagFamily;
  readonly name: string;
  readonly rules: ReadonlyMap<string, AttributeRule>;
};

/**
 * One line per tag: family, name, attributes. An attribute may say its values: `?` true or false, `#` a number, `#1` a
 * whole number from 1 on, `=a|b` one of these words; anything goes without a rule. Source: Label Studio 1.23, tag
 * reference. The server's table is the same; the conformance cases hold both to it.
 */
const table = `
object Audio name value volume? defaultspeed# defaultscale# defaultzoom# defaultvolume# hotkey sync height# waveheight# spectrogram? splitchannels? decoder player cursorwidth# cursorcolor muted? speed? zoom? alwaysvisible?
object AudioPlus name value volume? defaultspeed# defaultscale# defaultzoom# defaultvolume# hotkey sync height# waveheight# spectrogram? splitchannels? decoder player muted? speed? zoom?
object Chat name value messageroles editable minmessages# maxmessages# llm
object HyperText name value valueType=text|url inline? saveTextResult=yes|no encoding=none|base64|base64unicode selectionEnabled? clickableLinks? highlightColor showLabels? granularity=symbol|word|sentence|paragraph resolver
object Image name value valueList smoothing? width maxWidth zoom? negativeZoom? zoomBy# grid? gridSize# gridColor zoomControl? brightnessControl? contrastControl? rotateControl? crosshair? selectionControl? horizontalAlignment=left|center|right verticalAlignment=top|center|bottom defaultZoom=auto|original|fit crossOrigin=none|anonymous|use-credentials resolver rotate? height maxHeight
object List name value title
object Paragraphs name value valueType=json|url audioUrl sync showPlayer? saveTextResult=yes|no layout=none|dialogue nameKey textKey contextScroll? granularity
object Pdf name value
object Table name value valueType
object Text name value valueType=text|url saveTextResult=yes|no encoding=none|base64|base64unicode selectionEnabled? highlightColor showLabels? granularity=symbol|word|sentence|paragraph resolver
object TimeSeries name value valueType=url|json sync cursorColor timeColumn timeFormat timeDisplayFormat durationDisplayFormat sep overviewChannels overviewWidth fixedScale? defaultWidth
object Video name value frameRate sync muted? height# timelineHeight# defaultPlaybackSpeed minPlaybackSpeed hotkey
control Bitmask name toName opacity# fillColor fillOpacity# strokeColor strokeWidth# smart? smartOnly?
control BitmaskLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# fillColor fillOpacity# strokeColor strokeWidth# smart? smartOnly?
control Brush name toName opacity# smart? smartOnly? fillColor fillOpacity# strokeColor strokeWidth#
control BrushLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# smart? smartOnly?
control Choices name toName value choice=single|single-radio|multiple showInline? layout=select|inline|vertical allowNested? required? requiredMessage visibility perRegion? perItem?
control DateTime name toName value only showDate? showTime? format min max required? requiredMessage perRegion? perItem? defaultValue
control Ellipse name toName opacity# fillColor fillOpacity# strokeColor strokeWidth# canRotate? smart? smartOnly?
control EllipseLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# fillColor fillOpacity# strokeColor strokeWidth# canRotate? smart? smartOnly?
control HyperTextLabels name toName value choice=single|multiple maxUsages#1 showInline?
control KeyPoint name toName opacity# fillColor fillOpacity# strokeColor strokeWidth# snap=pixel|none smart? smartOnly?
control KeyPointLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# fillColor fillOpacity# strokeColor strokeWidth# snap=pixel|none smart? smartOnly?
control Labels name toName value choice=single|multiple maxUsages#1 showInline? allowEmpty? opacity# fillColor fillOpacity# strokeColor strokeWidth#
control Magicwand name toName opacity# blurradius# defaultthreshold# smart?
control Number name toName value min# max# step# defaultValue# hotkey required? requiredMessage slider? perRegion? perItem?
control OcrLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# fillColor fillOpacity# strokeColor strokeWidth# canRotate?
control Pairwise name toName selectionStyle leftClass rightClass
control ParagraphLabels name toName value choice=single|multiple maxUsages#1 showInline?
control Polygon name toName opacity# fillColor fillOpacity# strokeColor strokeWidth# pointSize=small|medium|large pointStyle=rectangle|circle snap=pixel|none smart? smartOnly?
control PolygonLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# fillColor fillOpacity# strokeColor strokeWidth# pointSize=small|medium|large pointStyle=rectangle|circle snap=pixel|none smart? smartOnly?
control Ranker name toName
control Rating name toName maxRating#1 defaultValue# size=small|medium|large icon hotkey required? requiredMessage perRegion? perItem?
control ReactCode name toName data inputs outputs style classname src
control Rectangle name toName opacity# fillColor fillOpacity# strokeColor strokeWidth# canRotate? snap=pixel|none smart? smartOnly?
control RectangleLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# fillColor fillOpacity# strokeColor strokeWidth# canRotate? snap=pixel|none smart? smartOnly?
control Relations name toName choice=single|multiple
control Taxonomy name toName value apiUrl leafsOnly? showFullPath? pathSeparator maxUsages#1 minWidth maxWidth placeholder required? requiredMessage perRegion? perItem? legacy? labeling? sharedStore
control TextArea name toName value label placeholder maxSubmissions#1 editable? transcription? skipDuplicates? displayMode=tag|region-list rows#1 required? requiredMessage showSubmitButton? perRegion? perItem? focusable?
control TimeSeriesLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# fillColor fillOpacity# strokeColor strokeWidth#
control TimelineLabels name toName value choice=single|multiple maxUsages#1 showInline?
control Vector name toName opacity# fillColor fillOpacity# strokeColor strokeWidth# closable? skeleton? curves? minPoints# maxPoints# pointSizeEnabled# pointSizeDisabled# snap=pixel|none smart? smartOnly?
control VectorLabels name toName value choice=single|multiple maxUsages#1 showInline? opacity# fillColor fillOpacity# strokeColor strokeWidth# closable? skeleton? curves? minPoints# maxPoints# pointSizeEnabled# pointSizeDisabled# snap=pixel|none smart? smartOnly?
control VideoRectangle name toName opacity# fillColor fillOpacity# strokeColor strokeWidth# canRotate? smart? smartOnly?
control VideoVector name toName opacity# fillColor fillOpacity# strokeColor strokeWidth# closable? skeleton? curves? minPoints# maxPoints#
control VideoVectorLabels name toName value choice=single|multiple maxUsages#1 opacity# fillColor fillOpacity# strokeColor strokeWidth# closable? skeleton? curves? minPoints# maxPoints#
visual Collapse accordion? bordered? open?
visual Dialog name toName value
visual Filter name toName placeholder minlength# hotkey casesensitive? cleanup?
visual HTML name value
visual Header name value size#1 underline?
visual Markdown name value
visual Panel value open?
visual Repeater on indexFlag mode=list|pagination
visual Style
visual View display=block|inline idAttr
part Bucket name title default?
part Channel column legend units displayFormat height# strokeColor strokeWidth# markerColor markerSize# markerSymbol timeRange dataRange showAxis? fixedScale? showTooltip? interpolation
part Choice value alias selected? hotkey html hint color background showAlias?
part Label value alias showAlias? aliasStyle selected? maxUsages#1 hint hotkey size background selectedColor granularity=symbol|word|sentence|paragraph html category model_index# showLabel?
part MultiChannel height# showAxis? showYAxis? fixedScale?
part Relation value background alias
part Shortcut value alias hotkey background
`;

/** What any tag may carry. */
const common =
  "visibleWhen=region-selected|no-region-selected|choice-selected|choice-unselected" +
  " whenTagName whenLabelValue whenChoiceValue style className idAttr hint";

const tags: ReadonlyMap<string, Tag> = readTable();

/** The tag of that name, in any case; undefined for one that the language does not have. */
export function findTag(name: string): Tag | undefined {
  return tags.get(name.toLowerCase());
}

/** Names of all tags, as the reference writes them. */
export function tagNames(): readonly string[] {
  return Array.from(tags.values(), (tag) => tag.name);
}

function readTable(): ReadonlyMap<string, Tag> {
  const shared = rulesIn(common.split(" "));
  return new Map(
    table
      .trim()
      .split("\n")
      .map((line) => {
        const [family = "", name = "", ...attributes] = line.split(" ");
        return [
          name.toLowerCase(),
          { family: familyOf(family), name, rules: new Map([...shared, ...rulesIn(attributes)]) },
        ];
      }),
  );
}

function familyOf(word: string): TagFamily {
  return word === "object" || word === "control" || word === "part" ? word : "visual";
}

function rulesIn(attributes: readonly string[]): readonly (readonly [string, AttributeRule])[] {
  return attributes.map((written) => {
    const rule = ruleFrom(written);
    return [rule.attribute.toLowerCase(), rule];
  });
}
