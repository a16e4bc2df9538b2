import { Trans } from "@lingui/react/macro";
import { FileUp, FolderUp } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { chosenFiles, droppedFiles, type GivenFile } from "../lib/dropped-files.ts";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

export type DropZoneProps = { readonly children: ReactNode; readonly onFiles: (files: readonly GivenFile[]) => void };

/** A place to drop files and folders on, with buttons that do the same. */
export function DropZone({ children, onFiles }: DropZoneProps): ReactNode {
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    onFiles(await droppedFiles(event.dataTransfer));
  };
  const choose = (input: HTMLInputElement): void => {
    if (input.files !== null && input.files.length > 0) {
      onFiles(chosenFiles(input.files));
      input.value = "";
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the buttons inside do the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
      className={classNames(
        "flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-7 text-center text-sm transition-colors",
        over ? "border-focus bg-hover" : "border-outline bg-ground",
      )}
    >
      {children}
      <div className="flex flex-wrap justify-center gap-2">
        <Button icon={<FileUp size={16} strokeWidth={1.5} aria-hidden={true} />} onClick={() => files.current?.click()}>
          <Trans>Choose files</Trans>
        </Button>
        <Button
          icon={<FolderUp size={16} strokeWidth={1.5} aria-hidden={true} />}
          onClick={() => folder.current?.click()}
        >
          <Trans>Choose a folder</Trans>
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple={true}
        hidden={true}
        data-testid="files"
        onChange={(event) => choose(event.target)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        multiple={true}
        hidden={true}
        onChange={(event) => choose(event.target)}
      />
    </div>
  );
}
