import { attributeOf, type ObjectTag, safeInlineStyle } from "@assay/labeling";
import { type CSSProperties, type ReactElement, useEffect, useRef } from "react";
import { StatusLine } from "../panels/status-line.tsx";
import { useTask } from "../task/task-context.ts";
import { pagesOf, type TaskImage, urlOf } from "../task/task-images.ts";
import { ImageToolbar } from "./image-toolbar.tsx";
import { useTaskImage } from "./use-task-image.ts";

/** An Image object: the engine's viewport with its tools beside it and its state below. */
export function ImageElement({ object }: { readonly object: ObjectTag }): ReactElement {
  const { config, data, images, messages, resolveUrl } = useTask();
  const url = urlOf(object, data, resolveUrl);
  const { image, retry } = useTaskImage(object, url, images);
  if (url === null) return <p className="ed-note">{messages.noData(object.value)}</p>;
  if (image?.kind === "failed") {
    return (
      <div className="ed-failure" role="alert">
        <p>{messages.imageFailed(image.url)}</p>
        <button type="button" className="ed-button" onClick={retry}>
          {messages.retry}
        </button>
      </div>
    );
  }
  const draws = config.controls.some(
    (control) => control.toName.includes(object.name) && /^rectangle(labels)?$/i.test(control.tag),
  );
  return (
    <div className="ed-image" style={frameOf(object)}>
      <ImageToolbar object={object} draws={draws} />
      <ImageStage object={object} image={image} />
    </div>
  );
}

type ImageStageProps = {
  readonly object: ObjectTag;
  readonly image: Extract<TaskImage, { readonly kind: "loaded" }> | null;
};

function ImageStage({ object, image }: ImageStageProps): ReactElement {
  const { controller, data, messages } = useTask();
  const host = useRef<HTMLDivElement>(null);
  const pages = pagesOf(object, data);
  useEffect(() => {
    if (host.current === null || image === null) return;
    controller.mount(object.name, host.current, image);
    return () => controller.unmount(object.name);
  }, [controller, object.name, image]);
  const shape = image === null ? {} : { aspectRatio: `${image.size.width} / ${image.size.height}` };
  return (
    <div className="ed-image-stage">
      <div ref={host} className="ed-image-host" style={shape}>
        {image === null && (
          <p className="ed-note ed-late" role="status">
            {messages.loadingImage}
          </p>
        )}
      </div>
      {pages > 1 && <p className="ed-note">{messages.firstOf(pages)}</p>}
      <StatusLine controller={controller} object={object.name} messages={messages} />
    </div>
  );
}

/** The width that the config gives the image; one that is no length is left out. */
function frameOf(object: ObjectTag): CSSProperties {
  const width = attributeOf(object.element, "width") ?? "100%";
  const maxWidth = attributeOf(object.element, "maxWidth") ?? "none";
  return safeInlineStyle(`width: ${width}; max-width: ${maxWidth}`) as CSSProperties;
}
