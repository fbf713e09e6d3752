// Decides when a key press is not a shortcut: it is typed text, or belongs to a dialog, a menu or the focused control.

const NOT_TEXT = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);
const PRESSABLE =
  'button, a[href], summary, select, [role="button"], [role="tab"], [role="option"], [role="menuitem"], [role="switch"]';
const MODAL = '[data-modal]';
const INSIDE = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"][data-floating]';

/** Whether keys pressed on this element are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  if (target instanceof HTMLTextAreaElement) return true;
  // a code editor takes text, but is not editable for the browser
  return target instanceof HTMLElement && (target.isContentEditable || target.role === 'textbox');
}

/** Whether a press would write text in a field. */
export const isBare = ({ ctrlKey, metaKey, key }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !/^F\d+$/.test(key);

/**
 * Whether a dialog is open. Dialogs are next to the window's root in the page. The root is not searched, because it may
 * be large, and every key press checks this.
 */
function hasModal(): boolean {
  return [...document.body.children].some(
    (part) => part.id !== 'root' && (part.matches(MODAL) || part.querySelector(MODAL) !== null),
  );
}

/** Whether an event must not reach any binding. */
export function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  // AltGr writes characters on many keyboards; Windows reports it as Ctrl+Alt
  if (event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey)) return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest(INSIDE) !== null || hasModal()) return true;
  // Enter and Space press the focused control
  return isBare(event) && (event.key === 'Enter' || event.key === ' ') && target.closest(PRESSABLE) !== null;
}
