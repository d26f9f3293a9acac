/**
 * The parts that every feature draws with. Nothing here knows a feature.
 */
export { announce } from './announce.svelte';
export { default as Button } from './Button.svelte';
export { default as Checkbox } from './Checkbox.svelte';
export { default as Chip } from './Chip.svelte';
export { default as Combobox } from './Combobox.svelte';
export { default as ContextMenu } from './ContextMenu.svelte';
export { default as DateField } from './DateField.svelte';
export { default as Dialog } from './Dialog.svelte';
export { default as DialogFoot } from './DialogFoot.svelte';
export { default as EmptyState } from './EmptyState.svelte';
export { default as ErrorBanner } from './ErrorBanner.svelte';
export { default as Field } from './Field.svelte';
export { default as FilterBar } from './FilterBar.svelte';
export { default as IconButton } from './IconButton.svelte';
export { default as Kbd } from './Kbd.svelte';
export { default as Menu } from './Menu.svelte';
export { default as NextStepMark } from './NextStepMark.svelte';
export { default as Progress } from './Progress.svelte';
export { default as ScoreBadge } from './ScoreBadge.svelte';
export { default as ScoreMark } from './ScoreMark.svelte';
export { default as SearchInput } from './SearchInput.svelte';
export { default as Segmented } from './Segmented.svelte';
export { default as Select } from './Select.svelte';
export { default as Tabs } from './Tabs.svelte';
export { default as TextArea } from './TextArea.svelte';
export { default as TextInput } from './TextInput.svelte';
export { default as VirtualList } from './VirtualList.svelte';
export * from './conditions';
export * from './views';
export { commandRow, type MenuItem, type MenuRow } from './menu';
export {
  allCommands,
  commandName,
  keyboard,
  keysOf,
  registerCommands,
  runCommand,
  useCommands,
  type Command,
  type CommandGroup,
} from './commands.svelte';
export type { Feature, Finder, Finding, PageProps, RouteDef } from './feature';
export * from './dates';
export * from './format.svelte';
export { focusSoon, mayTakeFocus } from './focus';
export { boxOf, bubble, zoomFactor } from './place';
export * from './query.svelte';
export * from './words';
export { openOverlay, type OverlayProps } from './overlay';
export { isImeKey, isMac, isTextField, keyName, onKeys, showKeys } from './keys';
export { roving } from './roving';
export { scrollable } from './scrollable';
export { back, go, hasRoute, href, route } from './router.svelte';
export { appearance, setAppearance, type Appearance } from './appearance.svelte';
export { appInfo, saveSettings, settings } from './settings.svelte';
export { mailsText, opName, opText, undoneText } from './ops';
export { closeToast, toast, toastError, toastUndo, undoChange } from './toasts.svelte';
