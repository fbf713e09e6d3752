// A dialog with a title, in front of everything else; Escape and a click outside close it.
import { X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  title: string;
  open: boolean;
  /** If missing, the dialog cannot be closed without an answer. */
  onClose?: () => void;
  /** Buttons, with the main one last. */
  actions?: ReactNode;
  wide?: boolean;
  /** Hides the title's row, for panels whose first line is a field. Screen readers still get the title. */
  bare?: boolean;
  children: ReactNode;
}

/**
 * Focuses the button that Enter should press, unless a field has the focus: the main action, otherwise the first button
 * at the bottom, which changes nothing.
 */
function UnderEnter() {
  const own = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const dialog = own.current?.parentElement;
    if (dialog == null || dialog.contains(document.activeElement)) return;
    const primary = dialog.querySelector<HTMLElement>('button[data-variant="primary"]:not(:disabled)');
    (primary ?? dialog.querySelector<HTMLElement>('footer button:not(:disabled)'))?.focus();
  }, []);
  return <span ref={own} hidden />;
}

/**
 * Renders nothing until the dialog opens for the first time, because most dialogs never do, and every place has
 * several.
 */
export function Dialog(props: DialogProps) {
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  return (props.open || wasOpen) && <Begun {...props} />;
}

function Begun({ title, open, onClose, actions, wide = false, bare = false, children }: DialogProps) {
  const closable = onClose !== undefined;
  return (
    <ModalOverlay
      data-modal
      data-own-focus
      className={styles.veil ?? ''}
      isOpen={open}
      onOpenChange={(now) => !now && onClose?.()}
      isDismissable={closable}
      isKeyboardDismissDisabled={!closable}
    >
      <Modal className={wide ? `${styles.modal} ${styles.wide}` : (styles.modal ?? '')}>
        <AriaDialog className={styles.dialog ?? ''} {...(bare && { 'aria-label': title })}>
          {!bare && (
            <header className={styles.head}>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {closable && (
                <IconButton label="Close" onPress={onClose}>
                  <X />
                </IconButton>
              )}
            </header>
          )}
          <div className={bare ? styles.bare : styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
          <UnderEnter />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
