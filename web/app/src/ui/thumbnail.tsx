import { type ReactNode, useEffect, useState } from "react";
import { madeThumbnail, wantThumbnail } from "../lib/thumbnails.ts";
import { classNames } from "./class-names.ts";

export type ThumbnailProps = { readonly url: string; readonly alt: string; readonly className: string };

/** A small picture; where none can be made, as of another site's, the large one. */
export function Thumbnail({ url, alt, className }: ThumbnailProps): ReactNode {
  const [made, setMade] = useState<{ readonly url: string; readonly small: string | null } | null>(null);
  useEffect(() => wantThumbnail(url, (small) => setMade({ url, small })), [url]);
  const small = made?.url === url ? made.small : madeThumbnail(url);
  const look = classNames("bg-image-surround", className);
  if (small === undefined) {
    return <span aria-hidden="true" className={look} />;
  }
  return <img src={small ?? url} alt={alt} loading="lazy" decoding="async" className={look} />;
}
