import { attributeOf, numberOf } from "@assay/labeling";
import { type ReactElement, useId } from "react";
import type { AnswerProps } from "./choices.tsx";

/** A Rating control: a row of stars, which are radio buttons; a second press on the same star takes the rating away. */
export function Rating({ control, answer, readonly, messages, onAnswer }: AnswerProps): ReactElement {
  const group = useId();
  const most = Math.min(50, Math.max(1, Math.floor(numberOf(control.element, "maxRating") ?? 5)));
  const rating = answer?.kind === "rating" ? answer.rating : 0;
  const size = attributeOf(control.element, "size") ?? "medium";
  return (
    <fieldset className="ed-rating" data-size={size} disabled={readonly}>
      <legend className="ed-hidden">{messages.question(control.name, control.required)}</legend>
      {Array.from({ length: most }, (_, place) => place + 1).map((stars) => (
        <label key={stars} className="ed-star" data-filled={stars <= rating} title={messages.stars(stars)}>
          <input
            type="radio"
            className="ed-hidden"
            name={group}
            aria-label={messages.stars(stars)}
            checked={stars === rating}
            onChange={() => onAnswer({ kind: "rating", rating: stars })}
            onClick={() => {
              if (stars === rating) onAnswer(null);
            }}
          />
          <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
            <path d="M8 1.6 10 5.7 14.5 6.3 11.2 9.4 12 13.9 8 11.7 4 13.9 4.8 9.4 1.5 6.3 6 5.7Z" />
          </svg>
        </label>
      ))}
    </fieldset>
  );
}
