/** Modal dialogs, and the question before something is lost. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { say } from '../../words/words.ts';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';

export function Dialog(props: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  size?: 's' | 'm' | 'l';
  role?: 'dialog' | 'alertdialog';
}): ReactNode {
  return (
    <ModalOverlay
      className={cx(styles.overlay)}
      isOpen
      isDismissable={props.role !== 'alertdialog'}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className={cx(styles.modal, styles[props.size ?? 'm'])}>
        <AriaDialog className={cx(styles.dialog)} role={props.role ?? 'dialog'}>
          <div className={styles.head}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {props.title}
            </Heading>
            <IconButton icon="close" label={say('acts.close')} onPress={props.onClose} />
          </div>
          <div className={styles.body}>{props.children}</div>
          {props.actions !== undefined && <div className={styles.foot}>{props.actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}): ReactNode {
  return (
    <Dialog
      title={props.title}
      size="s"
      role="alertdialog"
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>{say('common.cancel')}</Button>
          <Button
            kind="danger"
            onPress={() => {
              props.onConfirm();
              props.onClose();
            }}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
