'use client';

import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { Meter } from '@/app/shell/meter';
import { useTranslation } from '@/lib/i18n/client';
import type { Side } from '@/lib/store/types';
import type { Choice, Kept } from './answers';
import { ChangeList } from './change-list';
import { FaultText } from './fault-text';
import { useReplace, type Wanted } from './use-replace';
import styles from './replace-dialog.module.css';

interface Props {
  open: boolean;
  /** What the field begins with where one has chosen something on the page; '' for nothing. */
  seed: string;
  textId: string;
  langs: Record<Side, string>;
  onOpenChange: (open: boolean) => void;
  ready: () => Promise<void>;
  onKept: (kept: Kept) => void;
  onUndo: () => void;
  onShow: (index: number) => void;
}

const switches = ['matchCase', 'matchWidth', 'matchScript', 'wholeWord', 'isPattern'] as const;
const nothing: Wanted = {
  side: 'both',
  replacing: {
    query: '',
    replacement: '',
    isPattern: false,
    matchCase: false,
    matchWidth: false,
    matchScript: false,
    wholeWord: false,
  },
};
const all: Choice = { all: true, but: [] };

/** Find and replace in the whole text: every change is seen before any is made. */
export function ReplaceDialog(props: Props) {
  const { open, seed, onOpenChange } = props;
  const { t } = useTranslation('replace');
  const [wanted, setWanted] = useState(nothing);
  const [seeded, setSeeded] = useState('');
  if (open && seed !== '' && seed !== seeded) {
    setSeeded(seed);
    setWanted({ ...wanted, replacing: { ...wanted.replacing, query: seed } });
  }
  if (!open && seeded !== '') setSeeded('');
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} finalFocus={false}>
          <Dialog.Title className={dialog.title}>{t('title')}</Dialog.Title>
          <Replacement {...props} wanted={wanted} onWant={setWanted} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type BodyProps = Props & { wanted: Wanted; onWant: (wanted: Wanted) => void };

/** What is found is given up with the dialog; what was looked for stays for the next time. */
function Replacement({ wanted, onWant, textId, langs, ready, onKept, onUndo, onShow }: BodyProps) {
  const { t } = useTranslation(['replace', 'common']);
  const { state, look, keep, drop } = useReplace(textId, ready, onKept);
  const [choice, setChoice] = useState(all);
  const fields = { query: useRef<HTMLInputElement>(null), replacement: useRef<HTMLInputElement>(null) }; // prettier-ignore
  const { replacing } = wanted;
  const fault = state.kind === 'fault' ? state.fault : null;
  const wrong = fault && 'field' in fault ? fault : null;

  useEffect(() => {
    if (!wrong) return;
    const field = fields[wrong.field].current;
    field?.focus();
    field?.setSelectionRange(wrong.index, wrong.index + 1);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the fields stay the same
  }, [wrong]);

  function want(part: Partial<Wanted>) {
    onWant({ ...wanted, ...part });
    // What is shown is what would be done.
    if (state.kind !== 'idle') drop();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setChoice(all);
    void look(wanted);
  }

  const hasFound = state.kind === 'found' || state.kind === 'keeping';
  const found = hasFound ? state.found : null;
  const taken = found ? (choice.all ? found.fit - choice.but.length : choice.but.length) : 0;
  const turn = (id: number) =>
    setChoice(({ all: isAll, but }) => ({
      all: isAll,
      but: but.includes(id) ? but.filter((it) => it !== id) : [...but, id],
    }));
  return (
    <form onSubmit={submit} className={styles.form}>
      <div className={styles.fields}>
        {(['query', 'replacement'] as const).map((name) => (
          <label key={name}>
            {t(name)}
            <input
              ref={fields[name]}
              value={replacing[name]}
              maxLength={1000}
              autoComplete="off"
              spellCheck={false}
              className={replacing.isPattern ? styles.pattern : undefined}
              aria-invalid={wrong?.field === name}
              aria-describedby={wrong?.field === name ? 'replace-fault' : undefined}
              onChange={(event) =>
                want({ replacing: { ...replacing, [name]: event.target.value } })
              }
            />
          </label>
        ))}
      </div>
      <fieldset className={styles.options}>
        <legend>{t('options')}</legend>
        <label className={styles.side}>
          <span>{t('where')}</span>
          <select
            value={wanted.side}
            onChange={(event) => want({ side: event.target.value as Wanted['side'] })}
          >
            {(['both', 'source', 'target'] as const).map((side) => (
              <option key={side} value={side}>
                {t(side)}
              </option>
            ))}
          </select>
        </label>
        {switches.map((name) => (
          <label key={name} className={styles.switch}>
            <input
              type="checkbox"
              checked={replacing[name]}
              onChange={() => want({ replacing: { ...replacing, [name]: !replacing[name] } })}
            />
            {t(name)}
          </label>
        ))}
      </fieldset>
      {replacing.isPattern ? <p className={styles.hint}>{t('patternHint')}</p> : null}
      <div role="status" className={styles.status}>
        {state.kind === 'looking' ? <p>{t('looking')}</p> : null}
        {state.kind === 'keeping' ? <p>{t('keeping')}</p> : null}
        {state.kind === 'found' && state.refused > 0 ? (
          <p className={styles.refused}>{t('refused', { count: state.refused })}</p>
        ) : null}
        {state.kind === 'found' ? (
          <p>
            {found!.sentences === 0
              ? t('none')
              : t('found', { count: found!.places, beads: t('inBeads', { count: found!.beads }) })}
          </p>
        ) : null}
        {state.kind === 'kept' ? (
          <p>
            {t('kept', {
              count: state.kept.places,
              beads: t('inBeads', { count: state.kept.beads }),
            })}{' '}
            {state.kept.beads > 0 ? (
              <Button
                look="quiet"
                small
                onClick={() => {
                  onUndo();
                  drop();
                }}
              >
                {t('undo')}
              </Button>
            ) : null}
          </p>
        ) : null}
      </div>
      {state.kind === 'looking' ? (
        <Meter
          label={t('progress')}
          value={state.done}
          max={state.total}
          text={t('progressText', { done: state.done, total: state.total })}
          working
        />
      ) : null}
      {fault ? <FaultText id="replace-fault" fault={fault} replacing={replacing} /> : null}
      {found && found.sentences > 0 && hasFound ? (
        <>
          {found.sentences > 1 ? (
            <label className={styles.switch}>
              <input
                type="checkbox"
                checked={taken === found.fit}
                ref={(box) => {
                  if (box) box.indeterminate = taken > 0 && taken < found.fit;
                }}
                onChange={() => setChoice({ all: taken < found.fit, but: [] })}
              />
              {t('taken', { count: taken, total: found.sentences })}
            </label>
          ) : null}
          <ChangeList
            // What was changed meanwhile is a list of its own.
            key={`${state.search} ${state.refused} ${found.sentences}`}
            textId={textId}
            search={state.search}
            count={found.sentences}
            langs={langs}
            choice={choice}
            disabled={state.kind === 'keeping'}
            onTurn={turn}
            onShow={onShow}
          />
        </>
      ) : null}
      <div className={dialog.actions}>
        <Dialog.Close className={buttonClass()}>{t('common:close')}</Dialog.Close>
        {state.kind === 'looking' ? (
          <Button onClick={drop}>{t('stop')}</Button>
        ) : (
          <Button type="submit" look={found && found.sentences > 0 ? 'plain' : 'primary'}>
            {t('look')}
          </Button>
        )}
        {found && found.sentences > 0 ? (
          <Button
            look="primary"
            disabled={taken === 0 || state.kind === 'keeping'}
            onClick={() => {
              void keep(choice);
              setChoice(all);
            }}
          >
            {t('replace', { count: taken })}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
