// A question or a panel in front of everything else, with a name; Escape and a press beside it close it.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  title: string;
  open: boolean;
  /** Not given: it cannot be closed without an answer. */
  onClose?: () => void;
  /** Buttons, the one to press last. */
  actions?: ReactNode;
  wide?: boolean;
  /** Without the title's row, for panels whose first line is a field; the title is still said. */
  bare?: boolean;
  children: ReactNode;
}

export function Dialog({ title, open, onClose, actions, wide = false, bare = false, children }: DialogProps) {
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
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
