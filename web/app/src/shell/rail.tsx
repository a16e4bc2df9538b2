import { Dialog } from "@base-ui/react/dialog";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  Building2,
  CircleHelp,
  FolderKanban,
  Inbox,
  Menu as MenuIcon,
  PanelLeftClose,
  PanelLeftOpen,
  Search,
  UsersRound,
  X,
} from "lucide-react";
import { type ReactElement, type ReactNode, useState } from "react";
import { atLeast, sessionQuery } from "../server/session.ts";
import { Tip } from "../ui/tip.tsx";
import { JobsTray } from "./jobs-tray.tsx";
import { Logo } from "./logo.tsx";
import { type Icon, railLook } from "./rail-look.ts";
import { MeButton, ThemeButton } from "./rail-menus.tsx";
import { chooseWideRail, useWideRail } from "./rail-width.ts";

export type RailProps = { readonly onPalette: () => void; readonly onHelp: () => void };

/** The left edge: where one can go from everywhere. Narrow windows fold it into a bar with a menu. */
export function Rail(props: RailProps): ReactNode {
  const { t } = useLingui();
  const wide = useWideRail();
  const Toggle = wide ? PanelLeftClose : PanelLeftOpen;
  const toggle = wide ? t`Hide the words of the rail` : t`Show the words of the rail`;
  return (
    <nav
      aria-label={t`Main`}
      className={`flex shrink-0 flex-col gap-1 overflow-y-auto border-r border-hairline bg-surface py-2 max-lg:hidden ${wide ? "w-52 px-2" : "w-14 items-center"}`}
    >
      <HomeLink wide={wide} />
      <RailEntries {...props} wide={wide} />
      <RailButton
        label={toggle}
        word={t`Hide the words`}
        shortcut="["
        icon={Toggle}
        wide={wide}
        onClick={() => chooseWideRail(!wide)}
      />
      <ThemeButton wide={wide} />
      <MeButton wide={wide} />
    </nav>
  );
}

/** The rail of a narrow window: a bar whose menu has the same entries. */
export function FoldedRail(props: RailProps): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <div className="flex h-11 shrink-0 items-center gap-1 border-b border-hairline bg-surface px-2 lg:hidden">
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger aria-label={t`Menu`} className={railLook(false)}>
          <MenuIcon size={18} strokeWidth={1.5} aria-hidden={true} />
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
          <Dialog.Popup className="fixed inset-y-0 left-0 z-40 w-60 max-w-[85vw] border-r border-hairline bg-surface shadow-float outline-none">
            <Dialog.Title className="sr-only">{t`Menu`}</Dialog.Title>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: following an entry closes the menu; the entries hear the keys */}
            <nav
              aria-label={t`Main`}
              className="flex h-full flex-col gap-1 overflow-y-auto p-2"
              onClick={(event) => event.target instanceof Element && event.target.closest("a") !== null && close()}
            >
              <div className="flex items-center justify-between">
                <HomeLink wide={true} />
                <Dialog.Close aria-label={t`Close`} className={railLook(false)}>
                  <X size={18} strokeWidth={1.5} aria-hidden={true} />
                </Dialog.Close>
              </div>
              <RailEntries
                wide={true}
                onPalette={() => {
                  close();
                  props.onPalette();
                }}
                onHelp={() => {
                  close();
                  props.onHelp();
                }}
              />
              <ThemeButton wide={true} />
              <MeButton wide={true} />
            </nav>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
      <HomeLink wide={false} />
      <span className="flex-1" />
      <RailButton
        label={t`Search and commands`}
        shortcut="ctrl+k"
        icon={Search}
        wide={false}
        onClick={props.onPalette}
      />
    </div>
  );
}

function HomeLink({ wide }: { readonly wide: boolean }): ReactNode {
  const { t } = useLingui();
  return (
    <Link
      to="/projects"
      aria-label={t`Assay, all projects`}
      className={`mb-1 flex h-10 shrink-0 items-center gap-2.5 rounded-md ${wide ? "px-1.5" : "w-10 justify-center"}`}
    >
      <Logo />
      {wide && <span className="text-base font-medium">Assay</span>}
    </Link>
  );
}

type EntriesProps = RailProps & { readonly wide: boolean };

function RailEntries({ wide, onPalette, onHelp }: EntriesProps): ReactNode {
  const { t } = useLingui();
  const me = useQuery(sessionQuery).data?.user;
  return (
    <>
      <RailLink to="/projects" label={t`Projects`} icon={FolderKanban} wide={wide} />
      {atLeast(me?.role, "reviewer") && <RailLink to="/review" label={t`Review inbox`} icon={Inbox} wide={wide} />}
      {atLeast(me?.role, "administrator") && (
        <>
          <RailLink to="/people" label={t`People`} icon={UsersRound} wide={wide} />
          <RailLink to="/organisation" label={t`Organisation`} icon={Building2} wide={wide} />
        </>
      )}
      <JobsTray wide={wide} />
      <RailButton
        label={t`Search and commands`}
        word={t`Search`}
        shortcut="ctrl+k"
        icon={Search}
        wide={wide}
        onClick={onPalette}
      />
      <span className="flex-1" />
      <RailButton
        label={t`Keys on this page`}
        word={t`Keys`}
        shortcut="?"
        icon={CircleHelp}
        wide={wide}
        onClick={onHelp}
      />
    </>
  );
}

type RailLinkProps = {
  readonly to: "/projects" | "/people" | "/review" | "/organisation";
  readonly label: string;
  readonly icon: Icon;
  readonly wide: boolean;
};

function RailLink({ to, label, icon: Icon, wide }: RailLinkProps): ReactNode {
  return (
    <Tipped label={label} wide={wide}>
      <Link to={to} aria-label={label} className={railLook(wide)}>
        <Icon size={18} strokeWidth={1.5} aria-hidden={true} />
        {wide && <span className="truncate">{label}</span>}
      </Link>
    </Tipped>
  );
}

type RailButtonProps = {
  readonly label: string;
  /** A shorter name to stand beside the icon. */
  readonly word?: string;
  readonly shortcut: string;
  readonly icon: Icon;
  readonly wide: boolean;
  readonly onClick: () => void;
};

function RailButton({ label, word, shortcut, icon: Icon, wide, onClick }: RailButtonProps): ReactNode {
  return (
    <Tipped label={label} shortcut={shortcut} wide={wide}>
      <button type="button" aria-label={label} className={railLook(wide)} onClick={onClick}>
        <Icon size={18} strokeWidth={1.5} aria-hidden={true} />
        {wide && <span className="truncate">{word ?? label}</span>}
      </button>
    </Tipped>
  );
}

type TippedProps = {
  readonly label: string;
  readonly shortcut?: string;
  readonly wide: boolean;
  readonly children: ReactElement<Record<string, unknown>>;
};

/** A tip for what shows no word of its own. */
function Tipped({ label, shortcut, wide, children }: TippedProps): ReactNode {
  return wide ? (
    children
  ) : (
    <Tip label={label} shortcut={shortcut ?? null} side="right">
      {children}
    </Tip>
  );
}
