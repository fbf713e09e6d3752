// How all figures of the study are printed: size, font and text, and whether title and caption are included.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LEAST_TEXT, PRINT_SIZES, PrintSize, type PrintStyle } from '../../contract/drawing.ts';
import { call } from '../client/call.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { Stepper } from '../parts/Stepper.tsx';
import { Switch } from '../parts/Switch.tsx';
import styles from './FigureFrame.module.css';

const FONTS = [
  { value: 'sans', label: 'without serifs (Helvetica)' },
  { value: 'serif', label: 'with serifs (Times)' },
] as const;

const millimetres = (points: number): number => Math.round((points / 72) * 25.4);

const SIZES = PrintSize.options.map((value) => {
  const { title, width } = PRINT_SIZES[value];
  return { value, label: `${title}, ${millimetres(width)} mm` };
});

interface FormProps {
  style: PrintStyle;
  onClose: () => void;
}

function Form({ style: before, onClose }: FormProps) {
  const [style, setStyle] = useState(before);
  const change = (some: Partial<PrintStyle>): void => setStyle({ ...style, ...some });
  const saving = useMutation({ mutationFn: () => call('findings.set_print', style), onSuccess: onClose });
  return (
    <div className={styles.form}>
      <p>These settings apply to every figure that is saved from this study.</p>
      <Select
        label="Size"
        options={SIZES}
        value={style.size}
        onChange={(size) => change({ size, text: PRINT_SIZES[size].text })}
      />
      <Select label="Font" options={FONTS} value={style.font} onChange={(font) => change({ font })} />
      <Stepper
        label="Size of text"
        unit="pt"
        value={style.text}
        least={LEAST_TEXT}
        most={32}
        step={0.5}
        testId="print-text"
        onChange={(text) => change({ text })}
      />
      <Switch on={style.title} onChange={(title) => change({ title })}>
        Title above the figure
      </Switch>
      <Switch on={style.caption} onChange={(caption) => change({ caption })}>
        Caption and notes below it
      </Switch>
      {saving.isError && <Notice problem={problemOf(saving.error)} />}
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" isDisabled={saving.isPending} onPress={() => saving.mutate()}>
          Save settings
        </Button>
      </footer>
    </div>
  );
}

export function PrintDialog({ style, open, onClose }: FormProps & { open: boolean }) {
  return (
    <Dialog title="Print settings" open={open} onClose={onClose}>
      <Form style={style} onClose={onClose} />
    </Dialog>
  );
}
