'use client';

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/app/shell/button';
import { capsOf, type Command, type Stroke } from '@/app/texts/[id]/keys';
import { useTranslation } from '@/lib/i18n/client';
import { clashesOf, mostKeys, strokeOf, strokesOf, type Keymap, type Refusal } from './keymap';
import styles from './key-settings.module.css';

interface Props {
  map: Keymap;
  command: Command;
  mac: boolean;
  onTake: (stroke: Stroke) => void;
  onLeave: () => void;
}

/** Waits for a key, and says what it clashes with before it is taken. */
export function KeyRecorder({ map, command, mac, onTake, onLeave }: Props) {
  const { t } = useTranslation(['keys', 'reader']);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const [refusal, setRefusal] = useState<Refusal | 'full' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const take = useRef<HTMLButtonElement>(null);
  useEffect(() => (stroke ? take : field).current?.focus(), [stroke]);

  function press(event: KeyboardEvent<HTMLInputElement>) {
    // Plain Tab goes on: nobody is held here.
    if (event.key === 'Tab' && !event.ctrlKey && strokeOf(event.nativeEvent, command) === 'moves')
      return;
    event.preventDefault();
    event.stopPropagation();
    const pressed = strokeOf(event.nativeEvent, command);
    if (event.key === 'Escape' && pressed === 'moves') return onLeave();
    if (pressed === null) return;
    if (typeof pressed === 'string') return setRefusal(pressed);
    if (strokesOf(map, command).length >= mostKeys) return setRefusal('full');
    const clashes = clashesOf(map, command, pressed);
    if (clashes.commands.length === 0 && !clashes.browser && !clashes.screenReader)
      return onTake(pressed);
    setRefusal(null);
    setStroke(pressed);
  }

  if (!stroke)
    return (
      <span className={styles.recorder}>
        <input
          ref={field}
          readOnly
          value=""
          className={styles.field}
          aria-label={t('press')}
          aria-describedby={refusal ? 'key-refusal' : undefined}
          placeholder={t('press')}
          onKeyDown={press}
        />
        {refusal ? (
          <span id="key-refusal" role="alert" className={styles.refusal}>
            {t(`refusal.${refusal}`)}
          </span>
        ) : null}
      </span>
    );

  const clashes = clashesOf(map, command, stroke);
  const key = capsOf(stroke, mac).join(' ');
  return (
    <span role="alert" className={styles.recorder}>
      {clashes.commands.length > 0 ? (
        <span className={styles.clash}>
          {t('clash.commands', {
            key,
            commands: clashes.commands.map((it) => t(`reader:keys.${it}`)).join(', '),
          })}
        </span>
      ) : null}
      {clashes.browser ? <span className={styles.clash}>{t('clash.browser', { key })}</span> : null}
      {clashes.screenReader ? (
        <span className={styles.clash}>{t('clash.screenReader', { key })}</span>
      ) : null}
      <span className={styles.answer}>
        <Button small look="primary" ref={take} onClick={() => onTake(stroke)}>
          {t('clash.take')}
        </Button>
        <Button small onClick={onLeave}>
          {t('clash.keep')}
        </Button>
      </span>
    </span>
  );
}
