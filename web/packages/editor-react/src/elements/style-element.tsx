import { scopeStyle } from "@assay/labeling";
import { useLayoutEffect } from "react";
import { useScope } from "../task/style-scope.ts";

/** A config's Style: its rules, made safe, apply within this task view and nowhere else. Shows nothing itself. */
export function StyleElement({ css }: { readonly css: string }): null {
  const scope = useScope();
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(scopeStyle(css, scope));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [css, scope]);
  return null;
}
