import { Toast } from "@base-ui/react/toast";
import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import type { ReactNode } from "react";

const toasts: ReturnType<typeof Toast.createToastManager> = Toast.createToastManager();

/** Tells in passing what was done; `undo` offers the way back. */
export function tell(title: string, undo?: { readonly label: string; readonly run: () => void }): void {
  toasts.add({
    title,
    ...(undo === undefined ? {} : { actionProps: { children: undo.label, onClick: undo.run } }),
  });
}

/** Where passing messages appear. */
export function Toasts(): ReactNode {
  return (
    <Toast.Provider toastManager={toasts} timeout={5000}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList(): ReactNode {
  const { t } = useLingui();
  const { toasts: shown } = Toast.useToastManager();
  return shown.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-md border border-hairline bg-raised px-3 py-2 text-sm text-ink shadow-float"
    >
      <Toast.Content className="flex items-center gap-2">
        <Toast.Title className="flex-1" />
        <Toast.Action className="rounded px-1.5 py-0.5 font-medium underline hover:bg-hover" />
        <Toast.Close aria-label={t`Close`} className="rounded p-1 text-quiet hover:bg-hover">
          <X size={14} strokeWidth={1.5} aria-hidden={true} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
