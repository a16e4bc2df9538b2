export type { Camera, QuarterTurn } from "./camera/camera.ts";
export type { EditorAction } from "./editor/actions.ts";
export { type CameraControls, createEditor, type EditorController, type EditorDebug } from "./editor/controller.ts";
export { type ActionId, type EditorMessages, englishMessages } from "./editor/messages.ts";
export {
  type ActiveLabels,
  type DrawingControl,
  defaultSettings,
  type EditorOptions,
  type EditorSettings,
  type KeyMap,
  type LabelChoice,
  type LabelControl,
} from "./editor/options.ts";
export type { Direction } from "./editor/reorder.ts";
export { EditorSession, type EditorState } from "./editor/session.ts";
export type { ImageContent, PointerStatus } from "./editor/viewport.ts";
export { type KeyInput, normalShortcut, shortcutsOf } from "./input/shortcut.ts";
export type { ImageSource } from "./render/image-layer.ts";
export { EditorStore } from "./store/editor-store.ts";
export { answering, changes, creations, deletions, withAnswer, withLabels, withMark } from "./store/edits.ts";
export { type ChangeOrigin, inverse, inverseAll, type Operation, type Transaction } from "./store/operation.ts";
export type { ToolName } from "./tools/tool.ts";
